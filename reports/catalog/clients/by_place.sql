-- name: report
select nullif(c.region, '') as region, nullif(c.city, '') as city,
       count(*) as clients,
       sum(iif(s.code = 'active', 1, 0)) as active,
       sum(iif(c.last_at >= :days_ago, 1, 0)) as contacted
  from client_list c
  left join dictionary s on s.id = c.status_id
 where 1 = 1
   and not c.is_archived                                                               --? !archived
   and c.employee_id = :manager                                                        --? manager
   and c.branch_id = :branch                                                           --? branch
   and c.status_id = :status                                                           --? status
   and c.source_id = :source                                                           --? source
 group by 1, 2
 order by 1 nulls last, 3 desc, 2

-- name: rows
select c.id, nullif(c.region, '') as region, nullif(c.city, '') as city, c.name, c.status, c.employee,
       c.created_at, c.last_at
  from client_list c
 where 1 = 1
   and nullif(c.region, '') is not distinct from :region                               --? region
   and nullif(c.city, '') is not distinct from :city                                   --? city
   and c.last_at >= :days_ago                                                          --? only_contacted
   and exists (select 1 from dictionary s where s.id = c.status_id and s.code = 'active')   --? only_active
   and not c.is_archived                                                               --? !archived
   and c.employee_id = :manager                                                        --? manager
   and c.branch_id = :branch                                                           --? branch
   and c.status_id = :status                                                           --? status
   and c.source_id = :source                                                           --? source
 order by c.name, c.id
