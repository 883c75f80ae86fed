package dev.weir.app.shell;

import dev.weir.app.connection.proxy.ProxyChoice;
import dev.weir.app.settings.Settings;
import dev.weir.app.settings.page.FolderRow;
import dev.weir.app.settings.page.SecretRow;
import dev.weir.app.settings.page.SettingsModel;
import dev.weir.app.settings.page.SettingsPane;
import dev.weir.app.text.Text;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import org.jspecify.annotations.Nullable;

/** The settings above one window; made when first opened, and reached from the palette one by one. */
final class SettingsSheet {

    private final ObjectProperty<Settings> settings;
    private final Overlay overlay;
    private final FolderRow.Folders folders;
    private @Nullable SettingsModel model;
    private @Nullable SettingsPane pane;

    SettingsSheet(ObjectProperty<Settings> settings, Overlay overlay, FolderRow.Folders folders) {
        this.settings = settings;
        this.overlay = overlay;
        this.folders = folders;
    }

    private SettingsModel model() {
        SettingsModel known = model;
        if (known == null) {
            known = new SettingsModel(settings);
            model = known;
        }
        return known;
    }

    /** Opens them, at the one of that id if one is given. */
    void open(@Nullable String id) {
        SettingsPane shown = pane;
        if (shown == null) {
            SecretRow.Taker secret = new SecretRow.Taker() {
                @Override
                public boolean known() {
                    return ProxyChoice.hasPassword();
                }

                @Override
                public void take(String password) {
                    ProxyChoice.password(password);
                }
            };
            shown = new SettingsPane(model(), new SettingsPane.Frame(folders, secret, overlay::close));
            pane = shown;
        }
        overlay.open(shown, Pos.CENTER, new Insets(24), shown.first());
        shown.open(id);
    }

    /** Whether they are open in this window. */
    boolean shown() {
        SettingsPane known = pane;
        return known != null && overlay.shows(known);
    }

    /** A line of the palette for each. */
    Stream<PaletteModel.Entry> entries() {
        return model().names().stream()
                .map(name -> new PaletteModel.Entry(
                        Text.of("Setting: {0}", name.title()),
                        Text.of("Setting"),
                        Icon.SETTINGS,
                        "",
                        () -> open(name.id())));
    }
}
