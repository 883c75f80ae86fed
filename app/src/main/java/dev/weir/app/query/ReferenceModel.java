package dev.weir.app.query;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.query.reference.ReferenceSample;
import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A reference table that is being declared or changed. JavaFX thread only. */
final class ReferenceModel {

    private final Workspace workspace;
    private final QueryModel page;
    private final @Nullable String before;
    private final StringProperty path = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable ReferenceSample> sample = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<SchemaField>> fields = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Background.@Nullable Handle looking;
    private String unread = "";

    /** @param table the one that is changed, or null for a new one */
    ReferenceModel(Workspace workspace, QueryModel page, @Nullable ReferenceTable table) {
        this.workspace = workspace;
        this.page = page;
        this.before = table == null ? null : table.name();
        name.subscribe(now -> judge());
        if (table != null) {
            name.set(table.name());
            fields.set(table.fields());
            path.set(table.file().path().toString());
            look(table.fields());
        }
    }

    StringProperty path() {
        return path;
    }

    StringProperty name() {
        return name;
    }

    /** What the file's beginning says; null until it was looked at. */
    ReadOnlyObjectProperty<@Nullable ReferenceSample> sample() {
        return sample.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<SchemaField>> fields() {
        return fields.getReadOnlyProperty();
    }

    /** Why it can't be kept, or empty if it can. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Looks at the file and infers its columns. */
    void look() {
        look(List.of());
    }

    /** @param known columns whose types stay as a person has chosen them */
    private void look(List<SchemaField> known) {
        if (looking != null) {
            looking.cancel();
        }
        sample.set(null);
        Path file;
        try {
            file = Path.of(path.get().strip());
        } catch (InvalidPathException e) {
            unread = Text.of("This is no path of a file.");
            judge();
            return;
        }
        unread = "";
        looking = workspace
                .background()
                .run(
                        Text.of("Look at {0}", file.getFileName()),
                        () -> looked(file.toAbsolutePath()),
                        found -> {
                            sample.set(found);
                            fields.set(kept(found.fields(), known));
                            if (name.get().isBlank()) {
                                name.set(found.name());
                            }
                            judge();
                        },
                        failure -> {
                            unread = failure.what();
                            judge();
                        });
        judge();
    }

    private static ReferenceSample looked(Path file) {
        try {
            return ReferenceSample.of(file);
        } catch (IOException e) {
            throw new ExpectedFailure(Failure.Kind.NOT_FOUND, String.valueOf(e.getMessage()), "", e);
        }
    }

    private static List<SchemaField> kept(List<SchemaField> found, List<SchemaField> known) {
        List<SchemaField> all = new ArrayList<>();
        for (SchemaField field : found) {
            all.add(known.stream()
                    .filter(each -> each.name().equals(field.name()))
                    .findFirst()
                    .orElse(field));
        }
        return all;
    }

    /** Gives a column another type. */
    void retype(String field, FieldType type) {
        List<SchemaField> changed = new ArrayList<>();
        for (SchemaField each : fields.get()) {
            changed.add(each.name().equals(field) ? new SchemaField(field, type) : each);
        }
        fields.set(changed);
    }

    private void judge() {
        List<String> streams = page.streams().get();
        String refused = name.get().isBlank()
                ? Text.of("Choose a file.")
                : page.references().refusal(name.get().strip(), streams == null ? List.of() : streams);
        if (!unread.isEmpty()) {
            problem.set(unread);
        } else if (sample.get() == null) {
            problem.set(Text.of("Choose a file."));
        } else {
            problem.set(refused == null ? "" : refused);
        }
    }

    /** Keeps the table; in the place of the one that was changed, though it be called otherwise now. */
    void keep() {
        ReferenceSample found = sample.get();
        if (found != null && problem.get().isEmpty()) {
            if (before != null) {
                page.references().remove(before);
            }
            page.references().put(new ReferenceTable(name.get().strip(), found.file(), fields.get()));
        }
    }
}
