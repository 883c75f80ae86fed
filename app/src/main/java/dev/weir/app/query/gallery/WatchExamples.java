package dev.weir.app.query.gallery;

import dev.weir.app.query.EngineChoice;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.text.Text;
import java.util.List;

/** What to watch as records arrive: one for each kind of window, then joins, patterns and a pump. */
final class WatchExamples {

    static List<Example> all() {
        return List.of(
                Example.watch(
                        Text.of("TUMBLE: every hour by itself"),
                        WindowKind.TUMBLE,
                        """
                    SELECT window_start, net, COUNT(*) AS quakes, MAX(mag) AS strongest
                    FROM TABLE(TUMBLE(TABLE earthquakes, DESCRIPTOR(event_time), INTERVAL '1' HOUR))
                    GROUP BY window_start, window_end, net""",
                        Text.of(
                                "Time is cut into hours that neither overlap nor leave a gap; each record counts once. A row comes when its"
                                        + " hour is over by the records' own time, and does not change any more.")),
                Example.watch(
                        Text.of("HOP: the last hour, every quarter"),
                        WindowKind.HOP,
                        """
                    SELECT window_start, window_end, COUNT(*) AS quakes, AVG(mag) AS mean_mag
                    FROM TABLE(HOP(TABLE earthquakes, DESCRIPTOR(event_time), INTERVAL '15' MINUTE, INTERVAL '1' HOUR))
                    GROUP BY window_start, window_end""",
                        Text.of(
                                "Windows of an hour, a new one each quarter: each record is in four of them. So a peak shows that falls on"
                                        + " the border of two hours.")),
                Example.watch(
                        Text.of("CUMULATE: the day so far"),
                        WindowKind.CUMULATE,
                        """
                    SELECT window_start AS `day`, window_end AS `until`, COUNT(*) AS quakes, MAX(mag) AS strongest
                    FROM TABLE(CUMULATE(TABLE earthquakes, DESCRIPTOR(event_time), INTERVAL '1' HOUR, INTERVAL '1' DAY))
                    GROUP BY window_start, window_end""",
                        Text.of(
                                "Every hour a row with the total since midnight; at midnight it begins anew. What a TUMBLE of a day says at"
                                        + " its end this says on the way.")),
                Example.watch(
                        Text.of("SESSION: swarms of quakes"),
                        WindowKind.SESSION,
                        """
                    SELECT net, window_start, window_end, COUNT(*) AS quakes, MAX(mag) AS strongest
                    FROM TABLE(SESSION(TABLE earthquakes PARTITION BY net, DESCRIPTOR(event_time), INTERVAL '10' MINUTE))
                    GROUP BY net, window_start, window_end
                    HAVING COUNT(*) >= 3""",
                        Text.of(
                                "A window lasts as long as records of one net keep coming, and ends after ten minutes without one. HAVING"
                                        + " leaves the swarms of three and more.")),
                Example.watch(
                        Text.of("OVER: each quake beside the last six hours"),
                        WindowKind.OVER,
                        """
                    SELECT event_time, net, place, mag,
                           AVG(mag) OVER last_hours AS mean_mag,
                           COUNT(*) OVER last_hours AS quakes
                    FROM earthquakes
                    WINDOW last_hours AS (PARTITION BY net ORDER BY event_time
                                          RANGE BETWEEN INTERVAL '6' HOUR PRECEDING AND CURRENT ROW)""",
                        Text.of(
                                "Every record stays a row of its own and gets what a window says that ends with it: here the mean of the six"
                                        + " hours before in the same net.")),
                Example.watch(
                        Text.of("Top 3 of every six hours"),
                        WindowKind.TUMBLE,
                        """
                    SELECT window_start, place_in_window, mag, place, net
                    FROM (
                        SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY mag DESC) AS place_in_window
                        FROM TABLE(TUMBLE(TABLE earthquakes, DESCRIPTOR(event_time), INTERVAL '6' HOUR)))
                    WHERE place_in_window <= 3""",
                        Text.of(
                                "ROW_NUMBER within a window, and a filter on it, is what Flink knows as Top-N: it keeps three rows a window"
                                        + " and no more.")),
                Example.watch(
                        Text.of("Top 5 of all time, as it changes"),
                        null,
                        """
                    SELECT rank_now, net, quakes
                    FROM (
                        SELECT *, ROW_NUMBER() OVER (ORDER BY quakes DESC) AS rank_now
                        FROM (SELECT net, COUNT(*) AS quakes FROM earthquakes GROUP BY net))
                    WHERE rank_now <= 5""",
                        Text.of(
                                "Without a window the table is never final: rows change in place as records arrive. Watch the counts go up"
                                        + " and the ranks change.")),
                Example.watch(
                        Text.of("Each quake once"),
                        null,
                        """
                    SELECT id, event_time, mag, place
                    FROM (
                        SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY event_time) AS n
                        FROM earthquakes)
                    WHERE n = 1""",
                        Text.of(
                                "Producers that try again put a record twice, and the demo plays its week again and again. The first of each"
                                        + " id is kept, what comes later with the same id is left out.")),
                Example.watch(
                        Text.of("Joined by time: a quake and what follows it"),
                        null,
                        """
                    SELECT main.event_time, main.mag, main.place,
                           follower.mag AS follower_mag,
                           TIMESTAMPDIFF(MINUTE, main.event_time, follower.event_time) AS minutes_later
                    FROM earthquakes AS main
                    JOIN earthquakes AS follower
                      ON follower.net = main.net
                     AND follower.event_time BETWEEN main.event_time AND main.event_time + INTERVAL '2' HOUR
                     AND follower.id <> main.id
                    WHERE main.mag >= 4""",
                        Text.of(
                                "Two streams (here one with itself) meet where their times lie within two hours. Because of that bound Flink"
                                        + " forgets what can't meet any more, so that the join may run for ever.")),
                new Example(
                        Text.of("Joined with a reference table"),
                        EngineChoice.WATCH,
                        """
                    SELECT q.event_time, q.mag, q.place, n.operator
                    FROM earthquakes AS q
                    LEFT JOIN seismic_networks FOR SYSTEM_TIME AS OF q.proc_time AS n ON n.net = q.net""",
                        Text.of(
                                "A lookup join: each quake finds the operator of its net in a file, as the file is at that moment; change the file,"
                                        + " and what comes later has the new names. The table seismic_networks is made when you open this; others"
                                        + " are added under Reference table."),
                        null,
                        null,
                        new ExampleTable(
                                "seismic_networks",
                                """
                            net,operator
                            ak,Alaska Earthquake Center
                            av,Alaska Volcano Observatory
                            ci,Southern California Seismic Network
                            hv,Hawaiian Volcano Observatory
                            mb,Montana Regional Seismic Network
                            nc,Northern California Seismic System
                            nm,New Madrid Seismic Network
                            nn,Nevada Seismological Laboratory
                            ok,Oklahoma Geological Survey
                            pr,Puerto Rico Seismic Network
                            se,Southeastern United States Seismic Network
                            tx,Texas Seismological Network
                            us,National Earthquake Information Center
                            uu,University of Utah Seismograph Stations
                            uw,Pacific Northwest Seismic Network
                            """,
                                List.of(
                                        new SchemaField("net", FieldType.Scalar.VARCHAR),
                                        new SchemaField("operator", FieldType.Scalar.VARCHAR))),
                        null),
                Example.watch(
                        Text.of("MATCH_RECOGNIZE: three in a row, each stronger"),
                        null,
                        """
                    SELECT *
                    FROM earthquakes
                    MATCH_RECOGNIZE (
                        PARTITION BY net
                        ORDER BY event_time
                        MEASURES
                            FIRST(RISE.event_time) AS began,
                            START_ROW.mag AS first_mag,
                            LAST(RISE.mag) AS last_mag,
                            LAST(RISE.place) AS place
                        ONE ROW PER MATCH
                        AFTER MATCH SKIP PAST LAST ROW
                        PATTERN (START_ROW RISE{2}) WITHIN INTERVAL '6' HOUR
                        DEFINE RISE AS RISE.mag > LAST(RISE.mag, 1) OR (LAST(RISE.mag, 1) IS NULL AND RISE.mag > START_ROW.mag)
                    )""",
                        Text.of(
                                "PATTERN says which rows follow each other, DEFINE what makes a row one of them: any quake, then two that"
                                        + " are stronger than the one before, within six hours of the same net.")),
                Example.watch(
                        Text.of("RANDOM_CUT_FOREST: what is unusual"),
                        null,
                        """
                    SELECT event_time, place, mag, depth, anomaly_score
                    FROM RANDOM_CUT_FOREST(
                        input => (SELECT *, COUNT(*) OVER (ORDER BY event_time) AS nth FROM earthquakes),
                        columns => DESCRIPTOR(mag, depth))
                    WHERE anomaly_score > 2""",
                        Text.of(
                                "A score of how unlike the records before it each one is: about 1 is usual, 2 and more is rare; the first"
                                        + " have none yet. Shards are read side by side, in no order: COUNT(*) OVER (ORDER BY event_time) brings"
                                        + " the rows into that of their time. Leave it out where the order does not matter.")),
                new Example(
                        Text.of("INSERT INTO: a pump into another stream"),
                        EngineChoice.WATCH,
                        """
                    INSERT INTO strong_quakes
                    SELECT id, net, mag, place
                    FROM earthquakes
                    WHERE mag >= 4""",
                        Text.of(
                                "What the old service called a pump: it writes a record for each row, on and on. The stream strong_quakes is"
                                        + " created with one shard when you open this, if it is not there yet."),
                        null,
                        new Target(
                                "strong_quakes",
                                new StreamSchema(
                                        StreamSchema.Form.JSON,
                                        List.of(
                                                new SchemaField("id", FieldType.Scalar.VARCHAR),
                                                new SchemaField("net", FieldType.Scalar.VARCHAR),
                                                new SchemaField("mag", FieldType.Scalar.DOUBLE),
                                                new SchemaField("place", FieldType.Scalar.VARCHAR)),
                                        null))),
                new Example(
                        Text.of("INSERT INTO: rows that Firehose delivers"),
                        EngineChoice.WATCH,
                        """
                    INSERT INTO quakes_by_hour
                    SELECT window_start, net, COUNT(*) AS quakes, MAX(mag) AS strongest
                    FROM TABLE(TUMBLE(TABLE earthquakes, DESCRIPTOR(event_time), INTERVAL '1' HOUR))
                    GROUP BY window_start, window_end, net""",
                        Text.of(
                                "A delivery stream is a target as a stream is: its columns are those of the rows, and Firehose brings them to S3."
                                        + " The delivery stream quakes_by_hour is created when you open this on the embedded broker; look into its"
                                        + " bucket on the Objects page."),
                        WindowKind.TUMBLE,
                        null,
                        null,
                        new ExampleDelivery("quakes_by_hour", null, "quakes-by-hour")),
                Example.watch(
                        Text.of("Flights by the minute of their arrival"),
                        WindowKind.TUMBLE,
                        """
                    SELECT window_start, COUNT(*) AS flights, AVG(delay) AS mean_delay
                    FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(approximate_arrival_timestamp), INTERVAL '10' SECOND))
                    GROUP BY window_start, window_end""",
                        Text.of(
                                "A stream without a time of its own goes by the time at which its records arrived. Choose Chart, then Pin to"
                                        + " Overview, to keep it in sight.")));
    }

    private WatchExamples() {}
}
