package dev.weir.app.scenario;

import java.time.Duration;
import java.util.List;

/**
 * Recorded data, replayed into streams in the order and at the pace of its event times.
 *
 * @param name what a person calls it
 * @param story what it is and does, one sentence for a person who sees it for the first time
 * @param speed event-time seconds that pass in one second when no other speed is asked for
 */
public record Scenario(String name, String story, double speed, List<Feed> feeds) {

    private static final String FOLDER = "/dev/weir/resources/scenario/";

    public Scenario {
        feeds = List.copyOf(feeds);
    }

    /**
     * The demo: a week of earthquakes as the USGS recorded them, and a day of departures in the United States. Flights
     * begin at six in the morning, since the hours before are nearly empty.
     */
    public static Scenario demo() {
        return new Scenario(
                "Earthquakes and flights",
                "Real earthquakes and flights, replayed into two streams and read back.",
                600,
                List.of(
                        new Feed(
                                "earthquakes",
                                2,
                                FOLDER + "earthquakes.jsonl.gz",
                                "time",
                                Duration.ofMillis(1),
                                "net",
                                Duration.ZERO),
                        new Feed(
                                "flights",
                                4,
                                FOLDER + "flights.jsonl.gz",
                                "time",
                                Duration.ofHours(1),
                                "distance",
                                Duration.ofHours(6))));
    }
}
