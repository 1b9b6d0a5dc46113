-- name: report
select t.id, t.employee_id, t.client_id, t.author_id, t.subject, t.client, t.contact, t.employee, t.author, t.due_at,
       datediff(day from cast(t.due_at as date) to cast(:today as date)) as days
  from task_list t
 where t.state = 'O'
   and t.due_at < localtimestamp
   and t.due_at < dateadd(1 - cast(:days as integer) day to cast(:today as date))
   and t.employee_id = :manager                                                        --? manager
   and t.author_id = :author                                                           --? author
   and exists (select 1 from employee e where e.id = t.employee_id and e.branch_id = :branch)           --? branch
   and exists (select 1 from employee e where e.id = t.employee_id and e.department_id = :department)   --? department
 order by t.due_at, t.id
