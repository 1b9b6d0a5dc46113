-- name: candidates
select sort_no, why, id, name, city, tax_id from import_candidates(:body)

-- name: begin
select act_id, sort_no, id from import_begin(:uid, :summary, :body)

-- name: load
execute procedure import_load(:body, :is_last)

-- name: values
select v.id, v.name, (select k.code from dictionary_kind k where k.id = v.kind_id) as kind,
       (select k.name from dictionary_kind k where k.id = v.kind_id and k.is_classifier) as title
  from dictionary v where v.is_active

-- name: employees
select e.id, e.name, e.login from employee e where e.is_active

-- name: branches
select m.branch_id, (select b.name from branch b where b.id = m.branch_id) as name from my_branch m
