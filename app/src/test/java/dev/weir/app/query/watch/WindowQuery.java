package dev.weir.app.query.watch;

/**
 * A question as a continuous query of Flink, and the same question as one of DuckDB over all events at once. Windows are told by the
 * milliseconds of their ends.
 */
enum WindowQuery {
    TUMBLE("""
            SELECT k, window_end, COUNT(*), SUM(amount), MIN(id)
            FROM TABLE(TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND))
            WHERE k <> 'end' GROUP BY k, window_start, window_end""", """
            SELECT k, (t // 10000 + 1) * 10000, count(*), sum(amount), min(id) FROM events GROUP BY ALL"""),
    HOP("""
            SELECT k, window_end, COUNT(*), SUM(amount)
            FROM TABLE(HOP(TABLE events, DESCRIPTOR(ts), INTERVAL '4' SECOND, INTERVAL '12' SECOND))
            WHERE k <> 'end' GROUP BY k, window_start, window_end""", """
            SELECT k, (t // 4000 + 1 + w) * 4000 AS e, count(*), sum(amount)
            FROM events, (VALUES (0), (1), (2)) AS x(w) GROUP BY ALL"""),
    CUMULATE("""
            SELECT k, window_end, COUNT(*), SUM(amount)
            FROM TABLE(CUMULATE(TABLE events, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '20' SECOND))
            WHERE k <> 'end' GROUP BY k, window_start, window_end""", """
            SELECT k, (t // 20000) * 20000 + w AS e, count(*), sum(amount)
            FROM events, (VALUES (5000), (10000), (15000), (20000)) AS x(w) WHERE t % 20000 < w GROUP BY ALL"""),
    SESSION("""
            SELECT u, window_end, COUNT(*), SUM(amount)
            FROM TABLE(SESSION(TABLE events PARTITION BY u, DESCRIPTOR(ts), INTERVAL '3' SECOND))
            WHERE k <> 'end' GROUP BY u, window_start, window_end""", """
            WITH gaps AS (SELECT *, CASE WHEN t - lag(t) OVER w > 3000 THEN 1 ELSE 0 END AS fresh FROM events
                          WINDOW w AS (PARTITION BY u ORDER BY t, id)),
                 sessions AS (SELECT *, sum(fresh) OVER (PARTITION BY u ORDER BY t, id ROWS UNBOUNDED PRECEDING) AS s FROM gaps)
            SELECT u, max(t) + 3000 AS e, count(*), sum(amount) FROM sessions GROUP BY u, s"""),
    OVER("""
            SELECT id, SUM(amount) OVER w, COUNT(*) OVER w FROM events WHERE k <> 'end'
            WINDOW w AS (PARTITION BY u ORDER BY ts RANGE BETWEEN INTERVAL '10' SECOND PRECEDING AND CURRENT ROW)""", """
            SELECT id, sum(amount) OVER w, count(*) OVER w FROM events
            WINDOW w AS (PARTITION BY u ORDER BY t RANGE BETWEEN 10000 PRECEDING AND CURRENT ROW)"""),
    TOP_N("""
            SELECT k, n, id, amount FROM (
              SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY amount DESC, id) AS n FROM events WHERE k <> 'end')
            WHERE n <= 5""", """
            SELECT k, n, id, amount FROM (
              SELECT *, row_number() OVER (PARTITION BY k ORDER BY amount DESC, id) AS n FROM events) WHERE n <= 5"""),
    DEDUPLICATION("""
            SELECT u, t FROM (
              SELECT *, ROW_NUMBER() OVER (PARTITION BY u ORDER BY ts ASC) AS n FROM events WHERE k <> 'end')
            WHERE n = 1""", "SELECT u, min(t) FROM events GROUP BY u"),
    INTERVAL_JOIN("""
            SELECT a.id, b.id FROM events a JOIN events b ON a.u = b.u
            AND b.ts BETWEEN a.ts AND a.ts + INTERVAL '6' SECOND
            WHERE a.kind = 'order' AND b.kind = 'payment'""", """
            SELECT a.id, b.id FROM events a JOIN events b ON a.u = b.u AND b.t BETWEEN a.t AND a.t + 6000
            WHERE a.kind = 'order' AND b.kind = 'payment'""");

    final String watched;
    final String asked;

    WindowQuery(String watched, String asked) {
        this.watched = watched;
        this.asked = asked;
    }
}
