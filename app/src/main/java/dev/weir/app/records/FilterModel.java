package dev.weir.app.records;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.records.filter.FilterKind;
import dev.weir.app.records.filter.FilterSyntaxException;
import dev.weir.app.records.log.RecordTest;
import dev.weir.app.text.Text;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is typed to choose among records, and what is wrong with it. It is compiled in the background with each change; while it is
 * wrong the last right one stays in force. JavaFX thread only.
 */
public final class FilterModel {

    /**
     * What is wrong with a filter.
     *
     * @param position index of the wrong character, or -1
     */
    public record Wrong(int position, String sentence) {}

    private record Compiled(
            @Nullable RecordTest test, @Nullable Wrong wrong) {}

    private final Background background;
    private final Consumer<@Nullable RecordTest> onChange;
    private final ObjectProperty<FilterKind> kind = new SimpleObjectProperty<>(FilterKind.TEXT);
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Wrong> wrong = new ReadOnlyObjectWrapper<>();
    private Background.@Nullable Handle compiling;
    private @Nullable RecordTest inForce;
    private boolean setting;

    /** @param onChange given the test that is in force, null for none */
    FilterModel(Background background, Consumer<@Nullable RecordTest> onChange) {
        this.background = background;
        this.onChange = onChange;
        kind.addListener((property, old, now) -> changed());
        text.addListener((property, old, now) -> changed());
    }

    public ObjectProperty<FilterKind> kind() {
        return kind;
    }

    /** As typed; empty for none. */
    public StringProperty text() {
        return text;
    }

    /** What is wrong, or null. */
    public ReadOnlyObjectProperty<@Nullable Wrong> wrong() {
        return wrong.getReadOnlyProperty();
    }

    /** The test that holds, or null for none. */
    @Nullable RecordTest inForce() {
        return inForce;
    }

    /** The filter that holds, for records that leave the page. */
    dev.weir.app.records.transfer.RecordTest forTransfers() {
        RecordTest test = inForce;
        if (test == null) {
            return dev.weir.app.records.transfer.RecordTest.ALL;
        }
        String typed = text.get();
        return kind.get() == FilterKind.TEXT
                ? dev.weir.app.records.transfer.RecordTest.passing(test, Text.of("hold “{0}”", typed), typed)
                : dev.weir.app.records.transfer.RecordTest.passing(
                        test, Text.of("pass the {0} filter “{1}”", kind.get().title(), typed), null);
    }

    /** Sets both at once. */
    public void set(FilterKind toKind, String toText) {
        setting = true;
        kind.set(toKind);
        text.set(toText);
        setting = false;
        changed();
    }

    private void changed() {
        if (setting) {
            return;
        }
        if (compiling != null) {
            compiling.cancel();
            compiling = null;
        }
        String typed = text.get();
        FilterKind of = kind.get();
        if (typed.isBlank()) {
            wrong.set(null);
            inForce = null;
            onChange.accept(null);
            return;
        }
        compiling = background.run(Text.of("Compile a filter"), () -> compile(of, typed), this::compiled, this::failed);
    }

    private static Compiled compile(FilterKind kind, String text) {
        try {
            return new Compiled(kind.compile(text), null);
        } catch (FilterSyntaxException e) {
            return new Compiled(null, new Wrong(e.position(), String.valueOf(e.getMessage())));
        }
    }

    private void compiled(Compiled result) {
        wrong.set(result.wrong());
        if (result.test() != null) {
            inForce = result.test();
            onChange.accept(inForce);
        }
    }

    private void failed(Failure failure) {
        wrong.set(new Wrong(-1, failure.what() + " " + failure.advice()));
    }
}
