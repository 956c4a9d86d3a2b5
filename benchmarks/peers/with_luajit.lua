-- LuaJIT: the rules as generated if-chains, a hundred to a function; a table per case, made beforehand.
-- luajit with_luajit.lua FOLDER RULES SECONDS, as harness.py.
local folder, rules, seconds = arg[1], tonumber(arg[2]), tonumber(arg[3])
local MOST, FEWEST, REPETITIONS, EACH = 100000, 20, 5, 100

local names, flags, cases = {}, { safety = true, pgb = true }, {}
for line in io.lines(folder .. "/cases.csv") do
  if #names == 0 then
    for name in line:gmatch("[^,]+") do names[#names + 1] = name end
  else
    local case, f = {}, 0
    for value in line:gmatch("[^,]+") do
      f = f + 1
      local v = tonumber(value)
      if flags[names[f]] then v = v == 1 end
      case[names[f]] = v
    end
    cases[#cases + 1] = case
  end
end

local conditions = {}
for line in io.lines(folder .. "/rules_" .. rules .. ".txt") do
  local tests = {}
  for fact, low, high in line:gmatch("(%d+) (%-?%d+) (%-?%d+)") do
    local name = names[tonumber(fact) + 1]
    if flags[name] then
      tests[#tests + 1] = (low == "1" and "" or "not ") .. "c." .. name
    elseif low == high then
      tests[#tests + 1] = "c." .. name .. " == " .. low
    else
      tests[#tests + 1] = "c." .. name .. " >= " .. low .. " and c." .. name .. " <= " .. high
    end
  end
  conditions[#conditions + 1] = #tests == 0 and "true" or table.concat(tests, " and ")
end
assert(#conditions == rules)

local start = os.clock()  -- CPU time of the process
local parts = {}
for from = 1, rules, EACH do
  local text = { "return function(c)" }
  for i = from, math.min(from + EACH - 1, rules) do
    text[#text + 1] = "if " .. conditions[i] .. " then return " .. (i - 1) .. " end"
  end
  text[#text + 1] = "return nil end"
  parts[#parts + 1] = assert(loadstring(table.concat(text, "\n")))()
end
local loading = os.clock() - start

local function decide(case)
  for i = 1, #parts do
    local row = parts[i](case)
    if row then return row end
  end
end

local rows = {}
local function pass(count)
  local before = os.clock()
  for i = 1, count do rows[i] = decide(cases[i]) end
  return os.clock() - before
end

local function round_down(fits)
  local count = math.max(FEWEST, math.min(MOST, math.floor(fits)))
  local step = 10 ^ (#tostring(count) - 1)
  for _, times in ipairs({ 5, 2, 1 }) do
    if times * step <= count then return times * step end
  end
end

pass(1000)  -- warm
local count = round_down(seconds / (pass(1000) / 1000))
pass(count)
local times = {}
for i = 1, REPETITIONS do times[i] = pass(count) end
table.sort(times)
local sum = 0
for i = 1, count do sum = (sum * 31 + rows[i] + 1) % 4294967291 end
print(string.format(
  '{"engine": "LuaJIT", "version": "%s", "way": "generated if-chain", "mode": "single", "rules": %d, "load_ms": %.3f, "cases": %d, "checksum": %d, "ns": %.2f}',
  jit.version:gsub("LuaJIT ", ""), rules, loading * 1e3, count, sum, times[3] * 1e9 / count))
