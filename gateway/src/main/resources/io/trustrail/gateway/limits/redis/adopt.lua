-- A replica has a new connection, and holds exactly this.
-- KEYS: replicas, then counters. ARGV: its name until now, its new name, its lease in ms, then what it holds of each counter.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local leases = redis.call('HGETALL', KEYS[1])
for f = 1, #leases, 2 do
  if tonumber(leases[f + 1]) < now - 3600000 then
    redis.call('HDEL', KEYS[1], leases[f])
  end
end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HSET', KEYS[1], ARGV[2], string.format('%.0f', now + ARGV[3]))
for i = 2, #KEYS do
  redis.call('HDEL', KEYS[i], ARGV[1])
  if ARGV[i + 2] ~= '0' then
    redis.call('HSET', KEYS[i], ARGV[2], ARGV[i + 2])
  end
end
return 1
