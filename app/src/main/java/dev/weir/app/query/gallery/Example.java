package dev.weir.app.query.gallery;

import dev.weir.app.query.EngineChoice;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A worked example on the demo's streams.
 *
 * @param explanation what it shows and how, two or three sentences
 * @param sketch the windows that it has, or null
 * @param target the stream that it writes into, which is created with the example, or null
 * @param table the reference table that it joins, or null
 * @param delivery the delivery stream whose objects it asks about, or null
 */
public record Example(
        String title,
        EngineChoice engine,
        String statement,
        String explanation,
        @Nullable WindowKind sketch,
        @Nullable Target target,
        @Nullable ExampleTable table,
        @Nullable ExampleDelivery delivery) {

    /** Without a table and a delivery stream. */
    Example(
            String title,
            EngineChoice engine,
            String statement,
            String explanation,
            @Nullable WindowKind sketch,
            @Nullable Target target) {
        this(title, engine, statement, explanation, sketch, target, null, null);
    }

    /** All: those of Ask, then those of Watch, the simplest first. */
    public static List<Example> all() {
        return Stream.concat(AskExamples.all().stream(), WatchExamples.all().stream())
                .toList();
    }

    /** The one that a first tab begins with. */
    public static Example first() {
        return AskExamples.all().get(1);
    }

    static Example ask(String title, String statement, String explanation) {
        return new Example(title, EngineChoice.ASK, statement, explanation, null, null);
    }

    static Example watch(String title, @Nullable WindowKind sketch, String statement, String explanation) {
        return new Example(title, EngineChoice.WATCH, statement, explanation, sketch, null);
    }
}
