-- name: report
select c.id, c.employee_id, c.branch_id, c.status_id, c.source_id, c.name, c.employee, c.branch, c.status, c.source,
       c.city, c.phone, c.last_at, c.next_at,
       datediff(day from cast(coalesce(c.last_at, c.created_at) as date) to cast(:today as date)) as days
  from client_list c
 where c.last_key < :days_ago
   and (c.last_key > timestamp '0001-01-01 00:00'
        or c.created_at < :days_ago                                                    --? never
       )
   and not c.is_archived                                                               --? !archived
   and c.employee_id = :manager                                                        --? manager
   and c.branch_id = :branch                                                           --? branch
   and c.status_id = :status                                                           --? status
   and c.source_id = :source                                                           --? source
 order by c.last_key, c.name, c.id
