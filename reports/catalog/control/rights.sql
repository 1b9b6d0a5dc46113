-- name: report
select e.id as employee_id, m.block as block_key, e.name as employee, r.name as staff_role, m.block,
       max(iif(m.verb = 'S', m.scope, null)) as sees,
       max(iif(m.verb = 'A', m.scope, null)) as adds,
       max(iif(m.verb = 'C', m.scope, null)) as changes,
       max(iif(m.verb = 'D', m.scope, null)) as deletes,
       max(iif(m.verb = 'X', m.scope, null)) as exports,
       max(iif(m.verb = 'P', m.scope, null)) as prints,
       max(iif(m.verb = 'R', m.scope, null)) as reassigns,
       max(iif(m.verb = 'F', m.scope, null)) as lists,
       count(*) as rules,
       sum(iif(m.origin = 'P', 1, 0)) as own_rules
  from employee e
  left join staff_role r on r.id = e.staff_role_id
  join permission_matrix(null, e.id) m on m.block <> ''
 where e.is_active
   and e.id = :manager                                                                 --? manager
   and exists (select 1 from permission p where p.employee_id = e.id)                  --? own
 group by e.id, e.name, r.name, m.block
 order by e.name, e.id, m.block

-- name: rows
select e.id, e.id as employee_id, m.block as block_key, e.name as employee, m.block, m.verb, m.scope, m.origin, m.until_at, m.author, m.note
  from employee e
  join permission_matrix(null, e.id) m on m.block <> ''
 where e.is_active
   and e.id = :employee_id                                                             --? employee_id
   and m.block = :block_key                                                            --? block_key
   and e.id = :manager                                                                 --? manager
   and exists (select 1 from permission p where p.employee_id = e.id)                  --? own
   and m.block is not null                                                             --? all_rules
   and m.origin = 'P'                                                                  --? only_own
 order by e.name, e.id, m.block, m.verb
