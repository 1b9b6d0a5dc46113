-- name: report
select c.id, c.employee_id, c.branch_id, c.status_id, c.source_id, c.name, c.employee, c.branch, c.status, c.source,
       c.city, c.last_at,
       (select first 1 i.outcome from interaction_list i
         where i.client_id = c.id order by i.at_ts desc, i.id desc) as outcome,
       datediff(day from cast(coalesce(c.last_at, c.created_at) as date) to cast(:today as date)) as days
  from client_list c
 where c.next_key = timestamp '9999-12-31 00:00'
   and not exists (select 1 from dictionary s where s.id = c.status_id and s.code = 'lost')   --? !lost
   and not c.is_archived                                                               --? !archived
   and c.employee_id = :manager                                                        --? manager
   and c.branch_id = :branch                                                           --? branch
   and c.status_id = :status                                                           --? status
   and c.source_id = :source                                                           --? source
 order by 14 desc, c.name, c.id
