-- Ends reservations and counts what was used: each batch once, however often it is sent.
-- KEYS: replicas, number of this process's last batch, then counters.
-- ARGV: this replica, its lease in ms, the batch's number, then for each counter: released, used, end, seen.
-- Answers what is spent of each counter.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local me = ARGV[1]
redis.call('HSET', KEYS[1], me, string.format('%.0f', now + ARGV[2]))
local done = tonumber(redis.call('GET', KEYS[2]) or '0') >= tonumber(ARGV[3])
if not done then
  redis.call('SET', KEYS[2], ARGV[3], 'EX', 86400)
end
local answer = {}
for i = 3, #KEYS do
  local at = 4 + (i - 3) * 4
  local lasts = ARGV[at + 2] ~= '0'
  if lasts and tonumber(redis.call('HGET', KEYS[i], 'spent') or '0') < tonumber(ARGV[at + 3]) then
    redis.call('HSET', KEYS[i], 'spent', ARGV[at + 3])
  end
  if not done then
    local held = tonumber(redis.call('HGET', KEYS[i], me) or '0')
    local left = held - tonumber(ARGV[at])
    if left > 0 then
      redis.call('HSET', KEYS[i], me, string.format('%.0f', left))
    elseif held > 0 then
      redis.call('HDEL', KEYS[i], me)
    end
    if lasts and ARGV[at + 1] ~= '0' then
      redis.call('HINCRBY', KEYS[i], 'spent', ARGV[at + 1])
    end
  end
  if lasts then
    redis.call('PEXPIREAT', KEYS[i], ARGV[at + 2])
  end
  answer[#answer + 1] = tonumber(redis.call('HGET', KEYS[i], 'spent') or '0')
end
return answer
