package dev.weir.app.scenario;

import dev.weir.app.shell.Caption;
import dev.weir.app.shell.Statements;
import dev.weir.app.shell.Story;
import dev.weir.app.text.Text;
import java.util.List;

/**
 * A complete pipeline that can be watched, changed and kept: what it is made of and how it is told. It is read from a file
 * (docs/SCENARIOS.md) and consistent: what a part names is there.
 *
 * @param title a few words
 * @param summary one sentence: what it is and what it does
 * @param use which of the uses of streams it shows
 * @param speed event-time seconds a second where nobody chose another: recordings are replayed so many times their pace, and
 *     generators make their rate
 * @param charts are drawn while it plays
 */
public record Scenario(
        String title,
        String summary,
        Use use,
        double speed,
        List<Flow> streams,
        List<Source> sources,
        List<Question> queries,
        List<Handler> functions,
        List<Delivery> deliveries,
        List<Statements.Chart> charts,
        List<Fault> faults,
        List<Caption> captions) {

    /** What streams are bought for. */
    public enum Use {
        ANALYTICS("analytics"),
        EVENTS("events"),
        INGESTION("ingestion"),
        LOADING("loading"),
        OTHER("other");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        /** As it stands in a file. */
        public String word() {
            return word;
        }

        /** For people. */
        public String title() {
            return switch (this) {
                case ANALYTICS -> Text.of("Real-time analytics");
                case EVENTS -> Text.of("Event-driven application");
                case INGESTION -> Text.of("Data ingestion");
                case LOADING -> Text.of("Transformation and loading");
                case OTHER -> Text.of("Scenario");
            };
        }
    }

    public Scenario {
        streams = List.copyOf(streams);
        sources = List.copyOf(sources);
        queries = List.copyOf(queries);
        functions = List.copyOf(functions);
        deliveries = List.copyOf(deliveries);
        charts = List.copyOf(charts);
        faults = List.copyOf(faults);
        captions = List.copyOf(captions);
    }

    /** What a presenter needs of it. */
    public Story story() {
        return new Story(title, summary, captions);
    }

    /** Whether it runs commands of its author's on this machine: a person is asked before a file that does so is played. */
    public boolean runsCommands() {
        return functions.stream().anyMatch(function -> function.program() instanceof Handler.Program.Command);
    }
}
