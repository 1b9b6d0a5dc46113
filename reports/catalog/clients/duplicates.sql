-- Clients first, then their phones and e-mails that another client has too. How names are alike, the program works out.
-- name: report
select 'C' as what, c.id, c.employee_id, cast(null as integer) as set_no, cast(null as varchar(120)) as set_name, c.name,
       c.tax_id, c.city, c.phone, c.employee, c.created_at, cast('' as varchar(250)) as sign
  from (select x.id, x.employee_id, x.name, x.tax_id, x.city, x.phone, x.employee, x.created_at
          from client_list x
         where 1 = 1
           and not x.is_archived                                                       --? !archived
           and x.branch_id = :branch                                                   --? branch
           and x.employee_id = :manager                                                --? manager
         order by x.name, x.id
         fetch first 100000 rows only) c
union all
select 'H', h.client_id, null, null, null, '', null, '', null, null, null, h.normal
  from channel_shown h
 where h.client_id is not null and h.kind in ('P', 'E') and h.normal <> ''
   and exists (select 1 from channel_shown o
                where o.normal = h.normal and o.client_id is not null and o.client_id <> h.client_id)
