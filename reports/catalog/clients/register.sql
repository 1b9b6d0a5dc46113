-- name: report
select c.id, c.employee_id, c.branch_id, c.status_id, c.source_id, c.name, c.employee, c.branch, c.status, c.source,
       cast((select first 1 v.name
               from client_class k
               join dictionary v on v.id = k.value_id
               join dictionary_kind d on d.id = v.kind_id
              where k.client_id = c.id and d.code = 'class_abc'
              order by v.sort_no, v.id) as varchar(20)) as abc,
       c.city,
       (select count(*) from employment p where p.client_id = c.id and p.until is null) as people,
       (select count(*) from interaction i
         where i.client_id = c.id
           and i.at_ts >= :period_from and i.at_ts < :period_until                     --? period_from
       ) as contacts,
       c.last_at, c.next_at
  from client_list c
 where 1 = 1
   and not c.is_archived                                                               --? !archived
   and c.employee_id = :manager                                                        --? manager
   and c.branch_id = :branch                                                           --? branch
   and c.status_id = :status                                                           --? status
   and c.source_id = :source                                                           --? source
 order by c.name, c.id
