package dev.weir.app.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/**
 * The streams of an account and region. ListStreams takes five calls a second for all who ask, so that those who look at the same place
 * share what one of them has heard.
 */
@FunctionalInterface
public interface AccountStreams {

    /**
     * All streams by name, as they were not longer ago than this. Blocks; throws what the SDK throws. From older emulators they have
     * names only.
     *
     * @param oldest for which an answer may be used that somebody else got; zero for how it is from now on
     */
    List<StreamSummary> list(Duration oldest);

    /** Their names. */
    default List<String> names(Duration oldest) {
        return list(oldest).stream().map(StreamSummary::streamName).toList();
    }

    /** Asks the service each time. */
    static AccountStreams of(KinesisClient kinesis) {
        return oldest -> Pages.all(kinesis);
    }

    /** The pages of an answer. */
    final class Pages {

        /** The service's bound on streams in one answer. */
        private static final int A_CALL = 10_000;

        /** A foreign endpoint that never ends must not be followed for ever. */
        private static final int MOST = 100_000;

        private Pages() {}

        static List<StreamSummary> all(KinesisClient kinesis) {
            List<StreamSummary> all = new ArrayList<>();
            boolean more = true;
            while (more && all.size() < MOST) {
                String after = all.isEmpty() ? null : all.getLast().streamName();
                ListStreamsResponse page =
                        kinesis.listStreams(request -> request.limit(A_CALL).exclusiveStartStreamName(after));
                if (page.hasStreamSummaries()
                        && page.streamSummaries().size() == page.streamNames().size()) {
                    all.addAll(page.streamSummaries());
                } else {
                    page.streamNames()
                            .forEach(name -> all.add(
                                    StreamSummary.builder().streamName(name).build()));
                }
                more = Boolean.TRUE.equals(page.hasMoreStreams())
                        && !page.streamNames().isEmpty();
            }
            return List.copyOf(all);
        }
    }
}
