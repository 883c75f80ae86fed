package dev.weir.app.shell;

import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Preferences;
import dev.weir.app.settings.Settings;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import dev.weir.charts.ChartWords;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Window;
import javafx.util.Subscription;

/** Density, scale, zone and language as the settings have them. JavaFX thread only. */
final class Appearance {

    private static final String COMPACT = "compact";
    private static final int STEP = 10;
    private static final double FONT = 13;

    /** Menus and dialogs are windows of their own: their letters grow with the rest. One for the whole program. */
    private static double others = 1;

    /** What the width of a form is kept under that it has usually. */
    private static final String USUAL_WIDTH = "weir.usual-width";

    /** Of the screen, in pixels. */
    private static final double BESIDE_DIALOG = 96;

    private static boolean watching;

    private final ScaledRoot root;

    Appearance(ScaledRoot root) {
        this.root = root;
    }

    /** Follows the settings until the subscription ends. */
    Subscription follow(ObjectProperty<Settings> settings) {
        return settings.subscribe(now -> show(now.preferences()));
    }

    private void show(Preferences now) {
        boolean compact = now.get(Preference.DENSITY).equals(COMPACT);
        root.getStyleClass().remove(COMPACT);
        if (compact) {
            root.getStyleClass().add(COMPACT);
        }
        root.scale().set(now.get(Preference.SCALE) / 100.0);
        others(root.scale().get());
    }

    private static void others(double scale) {
        if (scale == 1 && !watching) {
            return;
        }
        others = scale;
        if (!watching) {
            watching = true;
            Window.getWindows().addListener((ListChangeListener<Window>) change -> {
                while (change.next()) {
                    change.getAddedSubList().forEach(Appearance::size);
                }
            });
        }
        Window.getWindows().forEach(Appearance::size);
    }

    private static void size(Window window) {
        Scene scene = window.getScene();
        Parent top = scene == null ? null : scene.getRoot();
        if (top != null && !(top instanceof ScaledRoot)) {
            grow(top);
        }
    }

    /** Makes what will be a window of its own as large as the rest is drawn. */
    static void grow(Parent top) {
        top.setStyle(others == 1 ? "" : "-fx-font-size: " + FONT * others + "px;");
        if (top instanceof DialogPane pane && pane.getContent() instanceof Region content) {
            widen(content);
        }
    }

    /** How wide a form is to be is said in pixels: with larger letters it needs more of them. */
    private static void widen(Region content) {
        Object known = content.getProperties().get(USUAL_WIDTH);
        double usual = known instanceof Double width ? width : content.getPrefWidth();
        if (usual > 0) {
            content.getProperties().put(USUAL_WIDTH, usual);
            double most = Screen.getPrimary().getVisualBounds().getWidth() - BESIDE_DIALOG;
            content.setPrefWidth(Math.max(usual, Math.min(usual * others, most)));
        }
    }

    /** One step larger or smaller, as far as it goes; 0 for as it is usually. */
    static void zoom(ObjectProperty<Settings> settings, int steps) {
        int now = settings.get().preferences().get(Preference.SCALE);
        int next = steps == 0 ? Preference.SCALE.usual() : Math.clamp(now + (long) steps * STEP, 80, 200);
        settings.set(settings.get().with(Preference.SCALE, next));
    }

    /** From comfortable to compact or back. */
    static void flipDensity(ObjectProperty<Settings> settings) {
        boolean compact = settings.get().preferences().get(Preference.DENSITY).equals(COMPACT);
        settings.set(settings.get().with(Preference.DENSITY, compact ? Preference.DENSITY.usual() : COMPACT));
    }

    /** The zone in which times are shown; one that this Java does not know any more is UTC. */
    static ZoneId zone(Settings settings) {
        try {
            return switch (settings.zone()) {
                case "local" -> ZoneId.systemDefault();
                case "UTC" -> ZoneOffset.UTC;
                default -> ZoneId.of(settings.zone());
            };
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** The theme that a person chose, or the system's. */
    static Theme theme(Settings settings) {
        return switch (settings.theme()) {
            case "light" -> Theme.LIGHT;
            case "dark" -> Theme.DARK;
            default -> Theme.ofSystem();
        };
    }

    /** The language that a person chose, or the system's. */
    static Language language(Settings settings) {
        String code = settings.preferences().get(Preference.LANGUAGE);
        return Language.ofCode(code).orElseGet(Language::ofSystem);
    }

    /** Speaks the chosen language from now on, without loading anything where it is spoken already. */
    static void speak(Settings settings) {
        Language language = language(settings);
        if (Text.language() != language) {
            Text.speak(language);
            ChartWords.speak(Text::of, Locale.of(language.code()));
        }
    }
}
