package dev.weir.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Light or dark. AtlantaFX's Primer is the ground; Weir's own tokens follow a style class on the root. */
public enum Theme {
    LIGHT,
    DARK;

    /** The style class of a root that is dark; a light one has none. */
    static final String DARK_STYLE = "dark";

    /** What the system prefers. JavaFX thread only. */
    public static Theme ofSystem() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** Sets this theme for the program's windows, and for the tokens of one scene. JavaFX thread only. */
    void apply(Scene scene) {
        String sheet =
                this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
        scene.getRoot().getStyleClass().remove(DARK_STYLE);
        if (this == DARK) {
            scene.getRoot().getStyleClass().add(DARK_STYLE);
        }
    }
}
