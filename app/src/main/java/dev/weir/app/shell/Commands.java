package dev.weir.app.shell;

import dev.weir.app.connection.CopyAs;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Everything that can be done anywhere in the window: for the keyboard, the palette and the sheet of shortcuts. */
final class Commands {

    private static final List<KeyCode> DIGITS = List.of(
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7);

    private final List<Action> list = new ArrayList<>();
    private final Console console;

    Commands(Console console, Pages pages) {
        this.console = console;
        int number = 0;
        for (Place place : Places.RAIL) {
            if (pages.has(place)) {
                list.add(new Action(
                        Places.title(place),
                        Places.icon(place),
                        ctrl(DIGITS.get(number++)),
                        () -> console.open(place)));
            }
        }
        Place.Produce produce = new Place.Produce(null);
        if (pages.has(produce)) {
            list.add(new Action(Text.of("Produce records"), Places.icon(produce), () -> console.open(produce)));
        }
        Place.DeliveryForm deliver = new Place.DeliveryForm(null, null);
        if (pages.has(deliver)) {
            list.add(
                    new Action(Text.of("Create a delivery stream"), Places.icon(deliver), () -> console.open(deliver)));
        }
        for (Place place : List.of(
                new Place.Pipeline(null),
                new Place.Access(),
                new Place.Objects(null, null),
                new Place.TransformBench(null))) {
            if (pages.has(place)) {
                list.add(new Action(Places.title(place), Places.icon(place), () -> console.open(place)));
            }
        }
        list.add(new Action(Text.of("Search or run"), Icon.SEARCH, ctrl(KeyCode.K), console::openPalette));
        list.add(new Action(Text.of("Back"), Icon.ARROW_LEFT, alt(KeyCode.LEFT), console::back));
        list.add(new Action(Text.of("Forward"), Icon.ARROW_RIGHT, alt(KeyCode.RIGHT), console::forward));
        list.add(new Action(
                Text.of("Refresh this page"), Icon.REFRESH, new KeyCodeCombination(KeyCode.F5), console::refresh));
        list.add(new Action(
                Text.of("Light or dark"),
                Icon.MOON,
                new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                console::flipTheme));
        list.add(new Action(
                Text.of("Help on this page, keyboard, words"),
                Icon.HELP,
                new KeyCodeCombination(KeyCode.F1),
                () -> console.assistance().help().open()));
        list.add(new Action(
                Text.of("Glossary"),
                Icon.HELP,
                () -> console.assistance().help().openWords("")));
        list.add(new Action(
                Text.of("Take the tour of this page"),
                Icon.EYE,
                () -> console.assistance().tours().replay()));
        list.add(new Action(
                Text.of("Settings"),
                Icon.SETTINGS,
                ctrl(KeyCode.COMMA),
                () -> console.assistance().settings().open(null)));
        list.add(new Action(
                Text.of("Larger"), Icon.ADD, ctrl(KeyCode.PLUS), () -> Appearance.zoom(console.settings(), 1)));
        list.add(new Action(
                Text.of("Smaller"), Icon.SEARCH, ctrl(KeyCode.MINUS), () -> Appearance.zoom(console.settings(), -1)));
        list.add(new Action(
                Text.of("As large as usual"),
                Icon.EYE,
                ctrl(KeyCode.DIGIT0),
                () -> Appearance.zoom(console.settings(), 0)));
        list.add(new Action(
                Text.of("Comfortable or compact"), Icon.LAYERS, () -> Appearance.flipDensity(console.settings())));
        list.add(new Action(
                Text.of("Copy link to this page"),
                Icon.COPY,
                () -> console.assistance().links().copy()));
        list.add(new Action(
                Text.of("Open the link on the clipboard"),
                Icon.OPEN,
                () -> console.assistance().links().paste()));
        list.add(new Action(
                Text.of("Reports of crashes"),
                Icon.WARNING,
                () -> console.assistance().crashes().open()));
        list.add(new Action(Text.of("Read-only on or off"), Icon.LOCK, console::toggleReadOnly));
        list.add(new Action(Text.of("Times in UTC or local"), Icon.CLOCK, console::flipZone));
        list.add(new Action(Text.of("Tasks"), Icon.TASKS, console::openTasks));
        list.add(new Action(
                Text.of("Connections…"),
                Icon.CONNECTION,
                new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN),
                console.connecting()::openList));
        list.add(new Action(
                Text.of("Open this connection in a new window"),
                Icon.OPEN,
                new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                console.connecting()::openAnother));
        list.add(new Action(Text.of("Choose the region…"), Icon.GLOBE, console.connecting()::chooseRegion));
        list.add(new Action(
                Text.of("This connection is PRODUCTION, or not"),
                Icon.WARNING,
                console.connecting()::toggleProduction));
        list.add(new Action(
                Text.of("Who is calling"), Icon.PERSON, console.connecting().callers()::open));
        list.add(new Action(
                Text.of("Log in again"), Icon.KEY, console.connecting().callers()::logIn));
        for (CopyAs as : CopyAs.values()) {
            list.add(new Action(
                    Text.of("Copy this connection as {0}", as.words()),
                    Icon.COPY,
                    () -> console.connecting().copy(as)));
        }
        list.add(new Action(Text.of("Connect to the embedded broker"), Icon.SERVER, console::connectEmbedded));
        list.add(new Action(Text.of("Restart the embedded broker"), Icon.REFRESH, console::restartEmbedded));
        list.add(new Action(Text.of("Seal the embedded broker's data folder…"), Icon.LOCK, console::sealEmbedded));
        list.add(new Action(
                Text.of("Start the demo"), Icon.PLAY, () -> console.demo().play(true)));
        list.add(new Action(
                Text.of("Stop the demo"), Icon.STOP, () -> console.demo().play(false)));
        list.add(new Action(
                Text.of("Save capsule…"),
                Icon.SAVE,
                () -> console.assistance().capsules().save()));
        list.add(new Action(
                Text.of("Open capsule…"),
                Icon.FOLDER,
                () -> console.assistance().capsules().choose()));
        list.add(new Action(
                Text.of("Present"),
                Icon.PLAY,
                new KeyCodeCombination(KeyCode.F5, KeyCombination.SHIFT_DOWN),
                () -> console.assistance().presenting().begin()));
        list.add(new Action(
                Text.of("Presenter: steps and masks…"),
                Icon.SETTINGS,
                () -> console.assistance().presenting().setUp()));
        list.add(new Action(
                Text.of("Connect to another endpoint…"), Icon.CONNECTION, console.connecting()::askForEndpoint));
    }

    List<Action> list() {
        return list;
    }

    void install(Scene scene) {
        for (Action action : list) {
            KeyCombination key = action.key();
            if (key != null) {
                scene.getAccelerators().put(key, action.run());
            }
        }
    }

    /** All lines of the palette: what can be done, then the streams. */
    Stream<PaletteModel.Entry> entries(List<String> streamNames) {
        Stream<PaletteModel.Entry> actions = list.stream().map(Commands::entry);
        Stream<PaletteModel.Entry> streams = streamNames.stream()
                .map(name -> new PaletteModel.Entry(
                        name, Text.of("Stream"), Icon.STREAMS, "", () -> console.open(new Place.Stream(name))));
        Stream<PaletteModel.Entry> produce = streamNames.stream()
                .map(name -> new PaletteModel.Entry(
                        Text.of("Produce into {0}", name),
                        Text.of("Action"),
                        Icon.SEND,
                        "",
                        () -> console.open(new Place.Produce(name))));
        Stream<PaletteModel.Entry> query = streamNames.stream()
                .map(name -> new PaletteModel.Entry(
                        Text.of("Query {0}", name),
                        Text.of("Action"),
                        Icon.QUERY,
                        "",
                        () -> console.open(Place.Query.of(name))));
        Stream<PaletteModel.Entry> deliver = streamNames.stream()
                .map(name -> new PaletteModel.Entry(
                        Text.of("Deliver {0}", name),
                        Text.of("Action"),
                        Icon.DELIVERY,
                        "",
                        () -> console.open(new Place.DeliveryForm(null, name))));
        Stream<PaletteModel.Entry> transform = streamNames.stream()
                .map(name -> new PaletteModel.Entry(
                        Text.of("Try a transform on {0}", name),
                        Text.of("Action"),
                        Icon.TRANSFORM,
                        "",
                        () -> console.open(new Place.TransformBench(name))));
        Stream<PaletteModel.Entry> settings = console.assistance().settings().entries();
        Stream<PaletteModel.Entry> pipeline = streamNames.stream()
                .map(name -> new PaletteModel.Entry(
                        Text.of("Show {0} in the pipeline", name),
                        Text.of("Action"),
                        Icon.PIPELINE,
                        "",
                        () -> console.open(new Place.Pipeline(name))));
        Stream<PaletteModel.Entry> help = console.assistance().help().entries();
        return Stream.of(actions, streams, produce, query, deliver, transform, pipeline, settings, help)
                .flatMap(each -> each);
    }

    private static PaletteModel.Entry entry(Action action) {
        KeyCombination key = action.key();
        return new PaletteModel.Entry(
                action.name(), Text.of("Action"), action.icon(), key == null ? "" : KeyCap.text(key), action.run());
    }

    private static KeyCombination ctrl(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination alt(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
    }
}
