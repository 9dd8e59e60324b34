-- Reserves from all counters or from none.
-- KEYS: replicas, then counters. ARGV: this replica, its lease in ms, then for each counter: amount, most, end, seen.
-- An end of 0 is a counter of calls under way. Answers: which counter refused (0 for none), then spent and held of each.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local me = ARGV[1]
redis.call('HSET', KEYS[1], me, string.format('%.0f', now + ARGV[2]))
local refused = 0
local answer = {0}
for i = 2, #KEYS do
  local at = 3 + (i - 2) * 4
  local ends = tonumber(ARGV[at + 2])
  local spent, held = 0, 0
  local fields = redis.call('HGETALL', KEYS[i])
  for f = 1, #fields, 2 do
    local amount = tonumber(fields[f + 1])
    if fields[f] == 'spent' then
      spent = spent + amount
    else
      local lease = redis.call('HGET', KEYS[1], fields[f])
      if lease and tonumber(lease) > now then
        held = held + amount
      else
        redis.call('HDEL', KEYS[i], fields[f])
        if ends > 0 and amount > 0 then
          redis.call('HINCRBY', KEYS[i], 'spent', string.format('%.0f', amount))
          spent = spent + amount
        end
      end
    end
  end
  local seen = tonumber(ARGV[at + 3])
  if ends > 0 and spent < seen then
    redis.call('HSET', KEYS[i], 'spent', ARGV[at + 3])
    redis.call('PEXPIREAT', KEYS[i], ARGV[at + 2])
    spent = seen
  end
  if refused == 0 and spent + held + tonumber(ARGV[at]) > tonumber(ARGV[at + 1]) then
    refused = i - 1
  end
  answer[#answer + 1] = spent
  answer[#answer + 1] = held
end
answer[1] = refused
if refused == 0 then
  for i = 2, #KEYS do
    local at = 3 + (i - 2) * 4
    redis.call('HINCRBY', KEYS[i], me, ARGV[at])
    if ARGV[at + 2] ~= '0' then
      redis.call('PEXPIREAT', KEYS[i], ARGV[at + 2])
    end
  end
end
return answer
