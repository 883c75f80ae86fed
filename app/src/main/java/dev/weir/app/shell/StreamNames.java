package dev.weir.app.shell;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;

/**
 * The account's stream names for the palette, kept between openings: the old ones are offered at once while the new ones
 * are read. JavaFX thread only.
 */
final class StreamNames {

    /** More names than this are not looked through; the Streams page has them all. */
    private static final int MOST = 10_000;

    private List<String> known = List.of();

    List<String> known() {
        return known;
    }

    void forget() {
        known = List.of();
    }

    /** Reads them anew in the background; on failure the old ones stay, and the Streams page says what is wrong. */
    void read(Workspace workspace, Runnable onChange) {
        workspace
                .background()
                .run(
                        Text.of("Find streams"),
                        () -> list(workspace.clients().kinesis()),
                        names -> {
                            known = names;
                            onChange.run();
                        },
                        failure -> {});
    }

    private static List<String> list(KinesisClient kinesis) {
        List<String> names = new ArrayList<>();
        String last = null;
        ListStreamsResponse page;
        do {
            page = kinesis.listStreams(ListStreamsRequest.builder()
                    .limit(1_000)
                    .exclusiveStartStreamName(last)
                    .build());
            names.addAll(page.streamNames());
            last = names.isEmpty() ? null : names.getLast();
        } while (page.hasMoreStreams() && last != null && names.size() < MOST);
        return List.copyOf(names);
    }
}
