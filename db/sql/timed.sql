-- name: all
select code, minutes, next_at, begun_at, asked_at, last_at, is_ok, last_say, is_on from timed order by code

-- name: set
execute procedure timed_set(:code, :minutes, :first_at, :is_on)

-- name: ask
execute procedure timed_ask(:code)

-- name: due
select code from timed_due

-- name: begin
execute procedure timed_begin(:code)

-- name: done
execute procedure timed_done(:code, :ok, :say)

-- name: licence
execute procedure licence_watch

-- name: tidy
execute procedure tidy(:ends)
