package dev.weir.app.scenario.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.scenario.Source;
import dev.weir.app.scenario.file.ScenarioFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedDataTest {

    static List<Source.Recording> feeds() throws Exception {
        return ScenarioFiles.open(ScenarioFiles.DEMO).sources().stream()
                .map(Source.Recording.class::cast)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void everyLineIsJsonInEventTimeOrderWithAPartitionKeyThatKinesisTakes(Source.Recording feed) throws IOException {
        ObjectMapper json = new ObjectMapper();
        long previous = Long.MIN_VALUE;
        long begin = feed.begin().toMillis();
        boolean reachesBegin = false;
        int lines = 0;
        try (RecordedEvents events = RecordedEvents.open(feed)) {
            for (RecordedEvent event = events.next(); event != null; event = events.next()) {
                JsonNode line = json.readTree(event.json());
                assertThat(line.get(feed.keyMember()).asText()).isEqualTo(event.partitionKey());
                assertThat(event.partitionKey()).hasSizeBetween(1, 256);
                assertThat(event.eventMillis()).isGreaterThanOrEqualTo(previous);
                previous = event.eventMillis();
                reachesBegin |= event.eventMillis() >= begin;
                lines++;
            }
        }
        assertThat(lines).isGreaterThan(1_000);
        assertThat(reachesBegin).isTrue();
    }
}
