-- name: report
select c.id, c.employee_id, c.branch_id, c.status_id, c.source_id, c.name, c.employee, c.branch, c.status, c.source,
       c.city, c.last_at as first_contact,
       (select first 1 i.outcome from interaction_list i where i.client_id = c.id) as outcome,
       datediff(day from cast(c.last_at as date) to cast(:today as date)) as days
  from client_list c
 where c.last_key > timestamp '0001-01-01 00:00' and c.last_key < :days_ago
   and (select count(*) from interaction i where i.client_id = c.id) = 1
   and c.next_at is null                                                               --? !planned
   and not c.is_archived                                                               --? !archived
   and c.employee_id = :manager                                                        --? manager
   and c.branch_id = :branch                                                           --? branch
   and c.status_id = :status                                                           --? status
   and c.source_id = :source                                                           --? source
 order by c.last_key, c.name, c.id
