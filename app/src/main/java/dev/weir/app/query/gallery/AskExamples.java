package dev.weir.app.query.gallery;

import dev.weir.app.query.EngineChoice;
import dev.weir.app.text.Text;
import java.util.List;

/** What to ask of the streams as they are, the simplest first. */
final class AskExamples {

    static List<Example> all() {
        return List.of(
                Example.ask(
                        Text.of("The newest records"),
                        """
                    SELECT *
                    FROM earthquakes
                    ORDER BY approximate_arrival_timestamp DESC
                    LIMIT 100""",
                        Text.of(
                                "A stream is a table: its fields are columns, beside when and where each record arrived. Its columns are found from"
                                        + " a sample; the tree at the left shows them.")),
                Example.ask(
                        Text.of("How many, and how large"),
                        """
                    SELECT net, count(*) AS quakes, round(avg(mag), 2) AS mean_mag, max(mag) AS strongest
                    FROM earthquakes
                    GROUP BY net
                    ORDER BY quakes DESC""",
                        Text.of(
                                "Groups by a field of the JSON. The first run reads the stream; the next ones read only what is new.")),
                Example.ask(
                        Text.of("Intervals of time"),
                        """
                    SELECT time_bucket(INTERVAL 6 HOUR, make_timestamp_ms(time)) AS "from",
                           count(*) AS quakes, max(mag) AS strongest
                    FROM earthquakes
                    GROUP BY ALL
                    ORDER BY "from\"""",
                        Text.of(
                                "time_bucket cuts event time into equal pieces; make_timestamp_ms reads milliseconds since 1970.")),
                Example.ask(
                        Text.of("Distribution of delays"),
                        """
                    SELECT width_bucket AS delay_minutes, flights
                    FROM (SELECT delay // 15 * 15 AS width_bucket, count(*) AS flights
                          FROM flights GROUP BY ALL)
                    ORDER BY delay_minutes""",
                        Text.of(
                                "// divides without a fraction, so that each quarter of an hour is one group. Negative delays are flights that left"
                                        + " early.")),
                Example.ask(
                        Text.of("The worst of each group"),
                        """
                    SELECT magType, mag, place, make_timestamp_ms(time) AS at
                    FROM earthquakes
                    QUALIFY row_number() OVER (PARTITION BY magType ORDER BY mag DESC) <= 3
                    ORDER BY magType, mag DESC""",
                        Text.of(
                                "QUALIFY filters by a window function: the three strongest of every kind of magnitude.")),
                Example.ask(
                        Text.of("Quantiles"),
                        """
                    SELECT distance // 500 * 500 AS miles, count(*) AS flights,
                           median(delay) AS half_below, quantile_cont(delay, 0.95) AS nearly_all_below
                    FROM flights
                    GROUP BY ALL
                    ORDER BY miles""",
                        Text.of(
                                "Half of the flights are less delayed than half_below, 95 of 100 less than nearly_all_below.")),
                Example.ask(
                        Text.of("How even the shards are"),
                        """
                    SELECT shard_id, count(*) AS records, count(DISTINCT partition_key) AS keys,
                           round(100 * count(*) / sum(count(*)) OVER (), 1) AS percent
                    FROM flights
                    GROUP BY shard_id
                    ORDER BY shard_id""",
                        Text.of(
                                "Every stream has shard_id, partition_key, sequence_number and approximate_arrival_timestamp.")),
                Example.ask(
                        Text.of("One key, asked for"),
                        """
                    SELECT place, mag, depth, make_timestamp_ms(time) AS at
                    FROM earthquakes
                    WHERE net = $net AND mag >= $least
                    ORDER BY mag DESC""",
                        Text.of(
                                "A name with a dollar is asked for before the run, for instance ci and 2. The values of the last time are offered"
                                        + " again.")),
                Example.ask(
                        Text.of("Jumps between neighbours"),
                        """
                    SELECT make_timestamp_ms(time) AS at, mag,
                           mag - lag(mag) OVER (PARTITION BY net ORDER BY time) AS jump, net, place
                    FROM earthquakes
                    QUALIFY abs(jump) > 2
                    ORDER BY abs(jump) DESC""",
                        Text.of(
                                "lag looks at the row before in the same net: two quakes in a row that differ by more than 2.")),
                Example.ask(
                        Text.of("Two streams together"),
                        """
                    SELECT q.minute, quakes, flights
                    FROM (SELECT date_trunc('minute', approximate_arrival_timestamp) AS minute, count(*) AS quakes
                          FROM earthquakes GROUP BY ALL) q
                    JOIN (SELECT date_trunc('minute', approximate_arrival_timestamp) AS minute, count(*) AS flights
                          FROM flights GROUP BY ALL) f USING (minute)
                    ORDER BY minute""",
                        Text.of(
                                "Both streams by the minute of their arrival, joined. Each stream is read once, and the join sees what is retained of"
                                        + " both.")),
                new Example(
                        Text.of("A stream and what was delivered of it"),
                        EngineChoice.ASK,
                        """
                    SELECT q.approximate_arrival_timestamp AS arrived, q.mag, q.place, d.object_key
                    FROM earthquakes q
                    LEFT JOIN "s3://earthquakes-delivered/" d ON d.id = q.id AND d.time = q.time
                    ORDER BY arrived DESC
                    LIMIT 200""",
                        Text.of(
                                "The newest quakes, each beside the object in which Firehose delivered it; empty where that is still to come. On the"
                                        + " embedded broker the delivery stream earthquakes-delivered is created when you open this; its first"
                                        + " objects take some seconds."),
                        null,
                        null,
                        null,
                        new ExampleDelivery("earthquakes-delivered", "earthquakes", "earthquakes-delivered")),
                Example.ask(
                        Text.of("The last hour, minute by minute"),
                        """
                    SELECT date_trunc('minute', approximate_arrival_timestamp) AS minute,
                           count(*) AS flights, round(avg(delay), 1) AS mean_delay
                    FROM flights
                    WHERE approximate_arrival_timestamp > now() - INTERVAL 1 HOUR
                    GROUP BY ALL
                    ORDER BY minute""",
                        Text.of(
                                "The filter goes by the time of arrival, and each minute is a row. Choose Chart to see it as a line.")));
    }

    private AskExamples() {}
}
