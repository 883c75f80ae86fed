package dev.weir.app.query;

import dev.weir.app.query.ask.AskEngine;
import dev.weir.app.query.ask.SampleReader;
import dev.weir.app.query.schema.Drift;
import dev.weir.app.query.schema.EventTime;
import dev.weir.app.query.schema.SchemaCheck;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What streams hold, as far as is known: inferred from samples, changed by a person, held against newer records. JavaFX thread only. */
final class StreamSchemas {

    private final Workspace workspace;
    private final Engines engines;
    private final SchemaMemory memory;
    private final SchemaStore schemas;
    private final ReadOnlyObjectProperty<@Nullable List<String>> streams;
    private final ReadOnlyObjectWrapper<Map<String, StreamSchema>> known = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Map<String, SchemaCheck>> checks = new ReadOnlyObjectWrapper<>(Map.of());

    /** @param streams the streams that are listed, or null */
    StreamSchemas(
            Workspace workspace,
            Engines engines,
            SchemaMemory memory,
            ReadOnlyObjectProperty<@Nullable List<String>> streams) {
        this.workspace = workspace;
        this.engines = engines;
        this.memory = memory;
        this.schemas = memory.store();
        this.streams = streams;
        memory.onChange(this::publish);
    }

    /** The schemas that are known, by stream. */
    ReadOnlyObjectProperty<Map<String, StreamSchema>> known() {
        return known.getReadOnlyProperty();
    }

    /** Takes what an earlier run knew of streams. */
    void recall(List<String> streamNames) {
        streamNames.forEach(memory::recall);
    }

    /** Tells what is known of the streams that are listed. */
    void publish() {
        List<String> names = streams.get();
        Map<String, StreamSchema> found = new LinkedHashMap<>();
        if (names != null) {
            for (String name : names) {
                StreamSchema schema = memory.knows(name) ? schemas.get(name) : null;
                if (schema != null) {
                    found.put(name, schema);
                }
            }
        }
        known.set(found);
    }

    /** Looks at some of a stream's records to find its columns, if they are not known or are to be found anew. */
    void infer(String streamName, boolean anew) {
        if (!anew && schemas.get(streamName) != null) {
            return;
        }
        memory.recall(streamName);
        workspace
                .background()
                .run(
                        Text.of("Look at what {0} holds", streamName),
                        () -> {
                            List<byte[]> sample = sample(streamName);
                            if (!sample.isEmpty()) {
                                schemas.put(streamName, schemas.infer(streamName, sample));
                            }
                            return !sample.isEmpty();
                        },
                        any -> {
                            if (!any) {
                                workspace.say(Text.of("{0} has no records to learn its columns from.", streamName));
                            }
                        },
                        why -> workspace.say(why.what()));
    }

    /**
     * Some of a stream's records, and what they are by themselves.
     *
     * @param records their data; not empty
     */
    record Sample(List<byte[]> records, StreamSchema schema) {}

    /** Reads some of a stream's records; what can't be read is not told, since the schema is shown all the same. */
    void sample(String streamName, Consumer<Sample> told) {
        workspace
                .background()
                .run(
                        Text.of("Look at what {0} holds", streamName),
                        () -> {
                            List<byte[]> some = sample(streamName);
                            return new Sample(some, schemas.infer(streamName, some));
                        },
                        some -> {
                            if (!some.records().isEmpty()) {
                                told.accept(some);
                            }
                        },
                        failure -> {});
    }

    private List<byte[]> sample(String streamName) {
        return SampleReader.read(
                workspace.clients().kinesis(), streamName, workspace.clock().instant());
    }

    /** Asks for a stream's ARN, which has the account that it is of. */
    void arn(String streamName, Consumer<String> told) {
        workspace
                .background()
                .run(
                        Text.of("Ask for the ARN of {0}", streamName),
                        () -> workspace
                                .clients()
                                .kinesis()
                                .describeStreamSummary(request -> request.streamName(streamName))
                                .streamDescriptionSummary()
                                .streamARN(),
                        told,
                        why -> workspace.say(Text.of("The ARN of {0} is not known. {1}", streamName, why.what())));
    }

    /** How records that were looked at fit their stream's schema, by stream. */
    ReadOnlyObjectProperty<Map<String, SchemaCheck>> checks() {
        return checks.getReadOnlyProperty();
    }

    /** Holds some of a stream's records, the newest among them, against its schema. */
    void check(String streamName) {
        StreamSchema schema = schemas.get(streamName);
        if (schema == null) {
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Hold the records of {0} against its schema", streamName),
                        () -> SchemaCheck.of(schema, sample(streamName), schemas.registry()),
                        check -> {
                            Map<String, SchemaCheck> all = new LinkedHashMap<>(checks.get());
                            all.put(streamName, check);
                            checks.set(Map.copyOf(all));
                        },
                        // The columns are shown all the same; a statement that reads the stream tells what is wrong.
                        failure -> {});
    }

    /** When the events of a stream happened, in words; empty while its schema is not known. */
    String time(String streamName) {
        StreamSchema schema = known.get().get(streamName);
        if (schema == null) {
            return "";
        }
        EventTime time = schema.eventTime();
        return time == null
                ? Text.of("The time is that of arrival, at most {0} s late.", EventTime.USUAL_LATENESS.toSeconds())
                : time.words();
    }

    /** Keeps a schema that a person changed; the next statement reads the stream anew with it. */
    void change(String streamName, StreamSchema schema) {
        schemas.put(streamName, schema);
        check(streamName);
    }

    @Nullable StreamSchema schema(String streamName) {
        return schemas.get(streamName);
    }

    /** What of a stream's records does not fit its schema, in words, or an empty text. */
    String drift(String streamName) {
        Drift drift = engines.ask() instanceof AskEngine ask ? ask.drift(streamName) : Drift.NONE;
        if (!drift.drifted()) {
            SchemaCheck check = checks.get().get(streamName);
            return check == null ? "" : check.words();
        }
        String unfit = drift.unfit() == 0
                ? ""
                : Text.of(
                                "{0} of {1} records do not fit. The newest: {2}",
                                Format.count(drift.unfit()), Format.count(drift.records()), drift.why())
                        + " ";
        return unfit
                + (drift.stranger() == null
                        ? ""
                        : Text.of("There is a field that is no column: {0}.", drift.stranger()));
    }
}
