package dev.weir.app.streams;

import dev.weir.app.shell.PartTabs;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.configuration.ConfigurationTab;
import dev.weir.app.streams.consumers.ConsumersTab;
import dev.weir.app.text.Text;
import java.util.Locale;

/** The parts of a stream's page. */
final class StreamTabs extends PartTabs {

    StreamTabs(Workspace workspace, StreamModel model) {
        super(workspace, Text.of("Parts of the page of this stream"));
        setId("stream-tabs");
        offer(id(Place.Stream.Part.THROUGHPUT), Text.of("Throughput"), () -> new ThroughputTab(workspace, model));
        offer(id(Place.Stream.Part.KEY_SPACE), Text.of("Key space"), () -> new KeySpaceTab(workspace, model));
        offer(id(Place.Stream.Part.CONSUMERS), Text.of("Consumers"), () -> new ConsumersTab(workspace, model));
        offer(
                id(Place.Stream.Part.CONFIGURATION),
                Text.of("Configuration"),
                () -> new ConfigurationTab(workspace, model));
        begin();
    }

    /** Turns to a part; stays where it is if there is no such tab. */
    void open(Place.Stream.Part part) {
        turnTo(id(part));
    }

    /** Whether a part is the one that is turned to. */
    boolean shows(Place.Stream.Part part) {
        return shows(id(part));
    }

    private static String id(Place.Stream.Part part) {
        return "stream-tab-" + part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
