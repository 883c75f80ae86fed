package dev.weir.app.settings.page;

import dev.weir.app.settings.Settings;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** What can be set, and setting it. What is wrong is refused with a sentence, and nothing changes. JavaFX thread only. */
public final class SettingsModel {

    /** A setting as the palette offers it. */
    public record Name(String id, String title) {}

    private final ObjectProperty<Settings> settings;
    private final List<Setting> all;

    public SettingsModel(ObjectProperty<Settings> settings) {
        this.settings = settings;
        this.all = Catalogue.all();
    }

    /** All of them, by id and title. */
    public List<Name> names() {
        return all.stream()
                .map(setting -> new Name(setting.id(), setting.title()))
                .toList();
    }

    ReadOnlyObjectProperty<Settings> settings() {
        return settings;
    }

    /** Those that are about what was typed, in their order. */
    List<Setting> find(String typed) {
        return all.stream().filter(setting -> setting.fits(typed)).toList();
    }

    String text(Setting setting) {
        return setting.reader().apply(settings.get());
    }

    boolean changed(Setting setting) {
        return !text(setting).equals(setting.usual());
    }

    /**
     * Sets it, which takes effect and is kept at once.
     *
     * @return why it can't be, a sentence; null if it was done
     */
    @Nullable String set(Setting setting, String text) {
        try {
            settings.set(setting.writer().apply(settings.get(), text));
            return null;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    void reset(Setting setting) {
        set(setting, setting.usual());
    }
}
