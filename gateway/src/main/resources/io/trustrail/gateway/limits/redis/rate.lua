-- Takes one request from a bucket that is kept as the time at which it is full again (GCRA).
-- KEYS: the bucket. ARGV: microseconds that a request costs, microseconds that the bucket holds.
-- Answers the microseconds to wait, 0 if the request may go on.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local full = tonumber(redis.call('GET', KEYS[1]) or '0')
local missing = math.max(full - now, 0) + ARGV[1]
if missing > tonumber(ARGV[2]) then
  return missing - ARGV[2]
end
redis.call('SET', KEYS[1], string.format('%.0f', now + missing), 'PX', math.ceil(missing / 1000) + 1000)
return 0
