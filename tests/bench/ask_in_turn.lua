-- For wrk: asks the query strings of a file (one a line: q=...) in turn, over and over; each thread begins at its part of the list.
--   wrk -t2 -c32 -d30s --latency -s tests/bench/ask_in_turn.lua http://127.0.0.1/search -- QUERY-STRINGS
local started = {}

function setup(thread)
    table.insert(started, thread)
    for number, one in ipairs(started) do
        one:set("part", (number - 1) / #started)
    end
end

function init(arguments)
    paths = {}
    for line in io.lines(arguments[1]) do
        table.insert(paths, wrk.path .. "?" .. line)
    end
    at = math.floor(#paths * part)
end

function request()
    at = at % #paths + 1
    return wrk.format("GET", paths[at])
end
