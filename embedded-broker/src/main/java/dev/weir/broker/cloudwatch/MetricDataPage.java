package dev.weir.broker.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * One page of GetMetricData being filled. It goes on after a place: a point's time within a query. That stays right
 * while new points keep arriving, as a count would not.
 */
final class MetricDataPage {

    private final boolean ascending;
    private final List<MetricDataResult> results = new ArrayList<>();
    private int room;
    private int fromQuery;
    private @Nullable Long afterTime;
    private @Nullable String next;

    MetricDataPage(int size, boolean ascending) {
        this.room = size;
        this.ascending = ascending;
    }

    /** @param place what {@link #next} of the page before said */
    MetricDataPage(int size, boolean ascending, String place) {
        this(size, ascending);
        String[] parts = place.split(",", -1);
        try {
            fromQuery = Integer.parseInt(parts[0]);
            afterTime = parts[1].isEmpty() ? null : Long.valueOf(parts[1]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw PageToken.invalid("InvalidNextToken");
        }
    }

    /** Whether anything of this query can be on the page. */
    boolean wants(int query) {
        return query >= fromQuery && next == null;
    }

    /** Adds a query's result, with as many of its points (given in the order of time) as there is room for. */
    void add(int index, MetricDataQueries.Query query, List<MetricPoint> points) {
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        boolean partial = !wants(index) && index >= fromQuery;
        long lastTime = 0;
        for (MetricPoint point : ascending ? points : points.reversed()) {
            OptionalDouble value = query.stat().of(point.set());
            if (value.isEmpty() || !isAfterPlace(index, point.start())) {
                continue;
            }
            if (room == 0) {
                partial = true;
                next = index + "," + (times.isEmpty() ? resume(index) : Long.toString(lastTime));
                break;
            }
            room--;
            lastTime = point.start();
            times.add(Instant.ofEpochSecond(lastTime));
            values.add(value.getAsDouble());
        }
        results.add(MetricDataResult.builder()
                .id(query.id())
                .label(query.label())
                .timestamps(times)
                .values(values)
                .statusCode(partial ? StatusCode.PARTIAL_DATA : StatusCode.COMPLETE)
                .build());
    }

    private boolean isAfterPlace(int index, long time) {
        Long after = afterTime;
        return index != fromQuery || after == null || (ascending ? time > after : time < after);
    }

    private String resume(int index) {
        return index == fromQuery && afterTime != null ? afterTime.toString() : "";
    }

    List<MetricDataResult> results() {
        return results;
    }

    /** The place where the next page goes on, or null if this is the last. */
    @Nullable String next() {
        return next;
    }
}
