package dev.weir.app.scenario.file;

import dev.weir.app.scenario.Fault;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what can be made to go wrong. */
final class FaultReader {

    private final Members members;

    FaultReader(Members members) {
        this.members = members;
    }

    @Nullable Fault read() {
        String name = members.words("name");
        String kind = members.choice("kind", true, "hot-key", "poison-record", "slow-consumer", "destination-down");
        return switch (kind) {
            case "hot-key" ->
                new Fault.HotKey(
                        name,
                        members.text("stream"),
                        Objects.requireNonNullElse(members.optional("key"), "hot"),
                        members.number("rate", 0.1, 20_000, 500));
            case "poison-record" ->
                new Fault.PoisonRecord(
                        name,
                        members.text("stream"),
                        Objects.requireNonNullElse(members.optional("data"), "not what anybody expects"),
                        members.number("rate", 0.1, 1_000, 1));
            case "slow-consumer" ->
                new Fault.SlowConsumer(
                        name,
                        members.text("function"),
                        members.duration("delay", Duration.ofMillis(10), Duration.ofMinutes(1), Duration.ofSeconds(5)));
            default -> new Fault.DestinationDown(name, members.text("delivery"));
        };
    }
}
