package dev.weir.app.shell;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.FolderSeal;
import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Settings;
import dev.weir.app.settings.page.FolderRow;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded broker keeps everything: what the command line says, else what the person chose, else Weir's own folder.
 * JavaFX thread only.
 */
final class BrokerFolder implements FolderRow.Folders {

    private final BrokerOptions given;
    private final Supplier<Settings> settings;
    private final FolderQuestion question;
    private final Consumer<String> say;

    BrokerFolder(BrokerOptions given, Supplier<Settings> settings, FolderQuestion question, Consumer<String> say) {
        this.given = given;
        this.settings = settings;
        this.question = question;
        this.say = say;
    }

    /** How the broker is to run now. */
    BrokerOptions options() {
        String chosen = settings.get().preferences().get(Preference.BROKER_FOLDER);
        return fixed() || chosen.isEmpty() ? given : given.in(Path.of(chosen));
    }

    /** Asks for a passphrase, and hands the broker to whoever seals its data folder under it. */
    void seal(MainWindow window, BiConsumer<BrokerOptions, FolderSeal> sealer) {
        BrokerOptions broker = options();
        if (broker.memory()) {
            say.accept(Text.of("The embedded broker keeps everything in memory: there is nothing to seal."));
        } else if (FolderSeal.isOn(broker.folder())) {
            say.accept(Text.of("The embedded broker's data folder is sealed already."));
        } else {
            SealDialog.open(window, broker.folder(), seal -> sealer.accept(broker, seal));
        }
    }

    @Override
    public Path now() {
        return options().folder();
    }

    @Override
    public boolean fixed() {
        return given.memory() || given.dataFolder() != null || given.seal() != null;
    }

    @Override
    public @Nullable Path ask(Node owner) {
        return question.ask(owner.getScene().getWindow(), Text.of("A folder for the broker's data"));
    }

    @Override
    public void show(Path folder) {
        try {
            Browser.OF_THE_SYSTEM.open(folder.toUri().toString());
        } catch (IOException e) {
            say.accept(Text.of("There is no program here to show {0} with.", folder));
        }
    }
}
