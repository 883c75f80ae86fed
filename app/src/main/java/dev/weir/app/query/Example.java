package dev.weir.app.query;

import java.util.List;

/**
 * A worked example on the demo's streams.
 *
 * @param explanation what it shows and how, two sentences
 */
record Example(String title, EngineChoice engine, String statement, String explanation) {

    /** All, the simplest first. */
    static final List<Example> ALL = List.of(
            new Example(
                    "The newest records",
                    EngineChoice.ASK,
                    """
                    SELECT *
                    FROM earthquakes
                    ORDER BY approximate_arrival_timestamp DESC
                    LIMIT 100""",
                    "A stream is a table: its fields are columns, beside when and where each record arrived."),
            new Example(
                    "How many, and how large",
                    EngineChoice.ASK,
                    """
                    SELECT net, count(*) AS quakes, round(avg(mag), 2) AS mean_mag, max(mag) AS strongest
                    FROM earthquakes
                    GROUP BY net
                    ORDER BY quakes DESC""",
                    "Groups by a field of the JSON. The first run reads the stream; the next ones read only what is new."),
            new Example(
                    "Intervals of time",
                    EngineChoice.ASK,
                    """
                    SELECT time_bucket(INTERVAL 6 HOUR, make_timestamp_ms(time)) AS "from",
                           count(*) AS quakes, max(mag) AS strongest
                    FROM earthquakes
                    GROUP BY ALL
                    ORDER BY "from\"""",
                    "time_bucket cuts event time into equal pieces; make_timestamp_ms reads milliseconds since 1970."),
            new Example(
                    "Distribution of delays",
                    EngineChoice.ASK,
                    """
                    SELECT width_bucket AS delay_minutes, flights
                    FROM (SELECT delay // 15 * 15 AS width_bucket, count(*) AS flights
                          FROM flights GROUP BY ALL)
                    ORDER BY delay_minutes""",
                    "// divides without a fraction, so that each quarter of an hour is one group."),
            new Example(
                    "The worst of each group",
                    EngineChoice.ASK,
                    """
                    SELECT magType, mag, place, make_timestamp_ms(time) AS at
                    FROM earthquakes
                    QUALIFY row_number() OVER (PARTITION BY magType ORDER BY mag DESC) <= 3
                    ORDER BY magType, mag DESC""",
                    "QUALIFY filters by a window function: the three strongest of every kind of magnitude."),
            new Example(
                    "Quantiles",
                    EngineChoice.ASK,
                    """
                    SELECT distance // 500 * 500 AS miles, count(*) AS flights,
                           median(delay) AS half_below, quantile_cont(delay, 0.95) AS nearly_all_below
                    FROM flights
                    GROUP BY ALL
                    ORDER BY miles""",
                    "Half of the flights are less delayed than half_below, 95 of 100 less than nearly_all_below."),
            new Example(
                    "How even the shards are",
                    EngineChoice.ASK,
                    """
                    SELECT shard_id, count(*) AS records, count(DISTINCT partition_key) AS keys,
                           round(100 * count(*) / sum(count(*)) OVER (), 1) AS percent
                    FROM flights
                    GROUP BY shard_id
                    ORDER BY shard_id""",
                    "Every stream has shard_id, partition_key, sequence_number and approximate_arrival_timestamp."),
            new Example(
                    "One key, asked for",
                    EngineChoice.ASK,
                    """
                    SELECT place, mag, depth, make_timestamp_ms(time) AS at
                    FROM earthquakes
                    WHERE net = $net AND mag >= $least
                    ORDER BY mag DESC""",
                    "A name with a dollar is asked for before the run, for instance ci and 2."),
            new Example(
                    "Jumps between neighbours",
                    EngineChoice.ASK,
                    """
                    SELECT make_timestamp_ms(time) AS at, mag,
                           mag - lag(mag) OVER (PARTITION BY net ORDER BY time) AS jump, net, place
                    FROM earthquakes
                    QUALIFY abs(jump) > 2
                    ORDER BY abs(jump) DESC""",
                    "lag looks at the row before in the same net: two quakes in a row that differ by more than 2."),
            new Example(
                    "Two streams together",
                    EngineChoice.ASK,
                    """
                    SELECT q.minute, quakes, flights
                    FROM (SELECT date_trunc('minute', approximate_arrival_timestamp) AS minute, count(*) AS quakes
                          FROM earthquakes GROUP BY ALL) q
                    JOIN (SELECT date_trunc('minute', approximate_arrival_timestamp) AS minute, count(*) AS flights
                          FROM flights GROUP BY ALL) f USING (minute)
                    ORDER BY minute""",
                    "Both streams by the minute of their arrival, joined."));
}
