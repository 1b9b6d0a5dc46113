-- One statement for the whole card: a part per section, its columns padded to one shape.
-- name: report
select cast('requisites' as varchar(12)) as section, 0 as place, cast(null as timestamp) as at_ts,
       cast('' as varchar(250)) as a, cast('' as varchar(250)) as b, cast('' as varchar(250)) as c,
       cast(c.kind || ascii_char(31) || c.name || ascii_char(31) || coalesce(c.legal_name, '') || ascii_char(31)
            || coalesce(c.country, '') || ascii_char(31) || coalesce(c.tax_id, '') || ascii_char(31)
            || coalesce(c.reg_code, '') || ascii_char(31) || coalesce(c.reg_no, '') || ascii_char(31)
            || c.region || ascii_char(31) || c.city || ascii_char(31) || coalesce(c.address, '') || ascii_char(31)
            || coalesce((select v.name from dictionary v where v.id = c.status_id), '') || ascii_char(31)
            || coalesce((select v.name from dictionary v where v.id = c.source_id), '') || ascii_char(31)
            || coalesce((select v.name from dictionary v where v.id = c.trade_id), '') || ascii_char(31)
            || coalesce((select v.name from dictionary v where v.id = c.size_id), '') || ascii_char(31)
            || coalesce((select e.name from employee e where e.id = c.employee_id), '') || ascii_char(31)
            || coalesce((select b.name from branch b where b.id = c.branch_id), '') || ascii_char(31)
            || coalesce(cast(c.birthday as varchar(10)), '') || ascii_char(31)
            || cast(cast(c.created_at as date) as varchar(10)) || ascii_char(31)
            || coalesce(c.note, '') as varchar(4000)) as d
  from client c
 where c.id = :client
union all
select 'classes', 1, null, (select d.name from dictionary_kind d where d.id = v.kind_id), '', '', v.name
  from client_class k
  join dictionary v on v.id = k.value_id
 where k.client_id = :client
union all
select 'channels', 2, null, h.kind, coalesce(h.label, ''), trim(iif(h.is_bad, 'bad', iif(h.is_main, 'main', ''))), h.typed
  from channel_shown h
 where h.client_id = :client
union all
select 'people', 3, cast(p.until as timestamp), p.contact, coalesce(p.job, p.job_role, ''), coalesce(p.phone, ''),
       coalesce(p.email, '')
  from employment_list p
 where p.client_id = :client
union all
select 'feed', 4, i.at_ts, i.kind, coalesce(i.employee, ''), coalesce(i.outcome, ''), i.summary
  from (select x.at_ts, x.kind, x.employee, x.outcome, x.summary
          from interaction_list x
         where x.client_id = :client
         order by x.at_ts desc, x.id desc
         fetch first :feed rows only) i
union all
select 'feed', 4, t.due_at, trim(iif(t.state = 'O', 'task', iif(t.state = 'D', 'done', 'withdrawn'))), coalesce(t.employee, ''),
       coalesce(t.result, ''), t.subject
  from (select y.due_at, y.state, y.employee, y.result, y.subject
          from task_list y
         where y.client_id = :client
         order by y.due_at desc, y.id desc
         fetch first :feed rows only) t
