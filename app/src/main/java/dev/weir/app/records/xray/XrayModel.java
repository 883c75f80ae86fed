package dev.weir.app.records.xray;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.CodeText;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.RegistryAnswers;
import dev.weir.app.records.decode.Schemas;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.wrap.GlueHeader;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The chosen record, seen through. Decoding runs in the background; what is shown follows. Decoders chosen and schemas
 * given are kept for the stream. JavaFX thread only.
 */
public final class XrayModel {

    /** How a layer is looked at. */
    public enum View {
        TREE,
        TEXT,
        HEX,
        WHY
    }

    private final Workspace workspace;
    private final Supplier<@Nullable String> streamName;
    private final StreamNotes notes;
    private final XrayCache cache = new XrayCache();
    private final ReadOnlyObjectWrapper<@Nullable TailedRecord> record = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Source> source = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Xray> xray = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Layer> layer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CodeText> text = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Selection> selection = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.TREE);
    private final Map<String, Integer> parts = new HashMap<>();
    private final Map<UUID, RegistryAnswers.Answer> answers = new HashMap<>();
    private final Set<UUID> asking = new HashSet<>();
    private @Nullable TailedRecord before;
    private Background.@Nullable Handle decoding;
    private Background.@Nullable Handle reading;

    /** @param streamName the stream that the records shown are of, asked with each record */
    public XrayModel(Workspace workspace, Supplier<@Nullable String> streamName) {
        this.workspace = workspace;
        this.streamName = streamName;
        this.notes = new StreamNotes(workspace);
    }

    public ReadOnlyObjectProperty<@Nullable TailedRecord> record() {
        return record.getReadOnlyProperty();
    }

    /** The record's bytes, to be shown at once. */
    public ReadOnlyObjectProperty<@Nullable Source> source() {
        return source.getReadOnlyProperty();
    }

    /** What was found, or null while it is being looked for. */
    public ReadOnlyObjectProperty<@Nullable Xray> xray() {
        return xray.getReadOnlyProperty();
    }

    /** The layer that is looked at. */
    public ReadOnlyObjectProperty<@Nullable Layer> layer() {
        return layer.getReadOnlyProperty();
    }

    /** The readable form of the layer, or null while it is being written. */
    public ReadOnlyObjectProperty<@Nullable CodeText> text() {
        return text.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Selection> selection() {
        return selection.getReadOnlyProperty();
    }

    /** Why the record could not be looked through, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** How the layer is looked at; may be set. */
    public ObjectProperty<View> view() {
        return view;
    }

    public Schemas schemas() {
        return notes.schemas();
    }

    public Choices choices() {
        return notes.choices();
    }

    /** The record that was shown before this one, or null. */
    public @Nullable TailedRecord before() {
        return before;
    }

    /** The record that was shown before is none any more. */
    public void forgetBefore() {
        before = null;
    }

    /** Shows a record. */
    public void show(TailedRecord chosen) {
        TailedRecord shown = record.get();
        if (chosen.equals(shown)) {
            return;
        }
        before = shown;
        notes.of(streamName.get());
        parts.clear();
        record.set(chosen);
        source.set(Source.ofRecord(chosen.data()));
        decode(null);
    }

    /** Decodes layers with these kinds around them in this way from now on; null finds the way by itself again. */
    public void decodeAs(Layer changed, @Nullable Choice choice) {
        notes.choose(notes.choices().with(changed.path(), choice));
        decode(changed.path());
    }

    /** Opens another part of a layer, for instance the third user record; -1 closes one that need not be open. */
    public void open(Layer around, int part) {
        Xray seen = xray.get();
        int least = Math.min(0, around.decoded().first());
        if (part >= least && part < around.decoded().parts().size() && part != around.part() && seen != null) {
            int shown = seen.layers().indexOf(layer.get());
            // What was closed is opened to be seen.
            boolean stays =
                    part < 0 || (around.part() >= 0 && shown <= seen.layers().indexOf(around));
            parts.put(around.path(), part);
            parts.keySet().removeIf(path -> path.length() > around.path().length() && path.startsWith(around.path()));
            decode(stays ? around.path() : null);
        }
    }

    public void look(Layer at) {
        layer.set(at);
        write(at);
    }

    /** Reads a schema or descriptor from a file and decodes with it. */
    public void giveSchema(Path file) {
        workspace
                .background()
                .run(
                        Text.of("Read a schema"),
                        () -> SchemaShelf.read(file),
                        given -> {
                            boolean kept = notes.give(notes.schemas().with(given));
                            workspace.say(
                                    kept
                                            ? Text.of("{0} is kept for this stream.", given.name())
                                            : Text.of(
                                                    "{0} is used in this run; it is too large to be kept longer.",
                                                    given.name()));
                            decode(null);
                        },
                        problem -> workspace.say(problem.what() + " " + problem.advice()));
    }

    public void takeSchema(String name) {
        notes.give(notes.schemas().without(name));
        decode(null);
    }

    /** Asks the registry again for what it did not give. */
    public void askRegistryAgain() {
        answers.values().removeIf(answer -> answer.definition() == null);
        decode(null);
    }

    /** Chooses a field; the way leads to it from the root of the layer's tree. */
    public void select(List<Field> way) {
        Field field = way.isEmpty() ? null : way.getLast();
        selection.set(field == null ? null : new Selection(field.bytes(), List.copyOf(way)));
    }

    /** Chooses a byte and, with it, the innermost field of the layer that was read from it. */
    public void selectByte(Source of, int offset) {
        Layer at = layer.get();
        Field tree = at == null ? null : at.decoded().tree();
        List<Field> way = tree == null ? List.of() : Fields.at(tree, of, offset);
        Span span =
                way.isEmpty() ? new Span(of, offset, offset + 1) : way.getLast().bytes();
        selection.set(new Selection(span, way));
    }

    /** What is looked through with, for another record of the same stream. */
    Looking looking(Source of) {
        return new Looking(
                of,
                notes.choices(),
                Map.copyOf(parts),
                notes.schemas(),
                new RegistryAnswers(answers),
                Tried.of(workspace.preferences()));
    }

    private void decode(@Nullable String stayAt) {
        Source bytes = source.get();
        if (bytes == null) {
            return;
        }
        if (decoding != null) {
            decoding.cancel();
        }
        failure.set(null);
        Looking looking = looking(bytes);
        Xray known = cache.of(looking);
        if (known != null) {
            found(known, stayAt);
            return;
        }
        xray.set(null);
        layer.set(null);
        text.set(null);
        selection.set(null);
        decoding = workspace
                .background()
                .run(
                        Text.of("Decode a record"),
                        looking::look,
                        seen -> {
                            cache.keep(looking, seen);
                            found(seen, stayAt);
                        },
                        failure::set);
    }

    private void found(Xray seen, @Nullable String stayAt) {
        selection.set(null);
        source.set(seen.layers().getFirst().bytes().source());
        xray.set(seen);
        Layer at = seen.layers().stream()
                .filter(each -> each.path().equals(stayAt))
                .findFirst()
                .orElse(seen.last());
        look(at);
        seen.layers().stream()
                .filter(each -> each.kind() == Kind.GLUE)
                .forEach(each -> ask(GlueHeader.version(each.bytes())));
    }

    private void write(Layer at) {
        if (reading != null) {
            reading.cancel();
        }
        text.set(null);
        reading = workspace
                .background()
                .run(Text.of("Write a layer as text"), at.decoded().text()::get, text::set, failure::set);
    }

    private void ask(UUID version) {
        if (answers.containsKey(version) || !asking.add(version)) {
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Ask the schema registry"),
                        () -> GlueSchemas.ask(workspace.clients().glue(), version),
                        answer -> answered(version, answer),
                        problem -> answered(
                                version,
                                new RegistryAnswers.Answer(
                                        "", null, Text.of("The schema registry gave no schema. {0}", problem.what()))));
    }

    private void answered(UUID version, RegistryAnswers.Answer answer) {
        asking.remove(version);
        answers.put(version, answer);
        decode(null);
    }

    /**
     * What is chosen in a layer.
     *
     * @param bytes where it was read from, or null where that can't be told
     * @param way from the root to the field; empty if only bytes are chosen
     */
    public record Selection(@Nullable Span bytes, List<Field> way) {

        public @Nullable Field field() {
            return way.isEmpty() ? null : way.getLast();
        }
    }

    /** All that a look depends on. */
    record Looking(
            Source source,
            Choices choices,
            Map<String, Integer> parts,
            Schemas schemas,
            RegistryAnswers registry,
            Tried tried) {

        Xray look() {
            return Xray.of(source, choices, parts, new Effort(schemas, registry), tried);
        }
    }
}
