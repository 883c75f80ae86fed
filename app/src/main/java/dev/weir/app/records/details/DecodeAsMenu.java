package dev.weir.app.records.details;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Schemas;
import dev.weir.app.records.decode.shape.DescriptorSets;
import dev.weir.app.records.xray.Layer;
import dev.weir.app.records.xray.XrayModel;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** The ways to decode a layer's bytes, and the schemas for it. */
final class DecodeAsMenu {

    private static final List<Kind> WRAPPED = List.of(
            Kind.KPL,
            Kind.GLUE,
            Kind.GZIP,
            Kind.ZSTD,
            Kind.SNAPPY_FRAMED,
            Kind.SNAPPY,
            Kind.ZLIB,
            Kind.DEFLATE,
            Kind.BASE64);

    private final XrayModel model;
    private final Layer layer;
    private final Runnable giveSchema;

    DecodeAsMenu(XrayModel model, Layer layer, Runnable giveSchema) {
        this.model = model;
        this.layer = layer;
        this.giveSchema = giveSchema;
    }

    List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        items.add(choice(Text.of("Find out by itself"), null));
        items.add(new SeparatorMenuItem());
        Menu wrapped = new Menu(Text.of("Packed as"));
        WRAPPED.forEach(kind -> wrapped.getItems().add(choice(kind.title(), Choice.of(kind))));
        items.add(wrapped);
        for (Kind kind : Kind.values()) {
            if (!WRAPPED.contains(kind) && kind != Kind.AVRO_DATUM && kind != Kind.PROTOBUF) {
                items.add(choice(kind.title(), Choice.of(kind)));
            }
        }
        items.add(new SeparatorMenuItem());
        for (Schemas.Given given : model.schemas().all()) {
            items.add(
                    given.sort() == Schemas.Sort.AVRO
                            ? choice(
                                    Text.of("Avro datum: {0}", given.name()),
                                    new Choice(Kind.AVRO_DATUM, given.name(), null))
                            : messages(given));
        }
        MenuItem give = new MenuItem(Text.of("Give a schema or descriptor set…"));
        give.setId("give-schema");
        give.setOnAction(event -> giveSchema.run());
        items.add(give);
        if (!model.schemas().all().isEmpty()) {
            Menu take = new Menu(Text.of("Forget"));
            for (Schemas.Given given : model.schemas().all()) {
                MenuItem item = new MenuItem(given.name());
                item.setMnemonicParsing(false);
                item.setOnAction(event -> model.takeSchema(given.name()));
                take.getItems().add(item);
            }
            items.add(take);
        }
        if (layer.kind() == Kind.GLUE) {
            MenuItem again = new MenuItem(Text.of("Ask the schema registry again"));
            again.setOnAction(event -> model.askRegistryAgain());
            items.add(again);
        }
        return items;
    }

    private MenuItem messages(Schemas.Given given) {
        Menu menu = new Menu("Protobuf: " + given.name());
        menu.setMnemonicParsing(false);
        menu.getItems()
                .add(choice(Text.of("The message that fits best"), new Choice(Kind.PROTOBUF, given.name(), null)));
        try {
            DescriptorSets.messages(given.content())
                    .forEach(message -> menu.getItems()
                            .add(choice(
                                    message.getFullName(),
                                    new Choice(Kind.PROTOBUF, given.name(), message.getFullName()))));
        } catch (NotThis e) {
            menu.getItems().add(new MenuItem(e.getMessage()));
        }
        return menu;
    }

    private RadioMenuItem choice(String title, @Nullable Choice choice) {
        RadioMenuItem item = new RadioMenuItem(title);
        item.setMnemonicParsing(false);
        item.setId("decode-" + (choice == null ? "auto" : choice.kind().name().toLowerCase(Locale.ROOT)));
        item.setSelected(choice == null ? layer.byHand() == null : choice.equals(layer.byHand()));
        item.setOnAction(event -> model.decodeAs(layer, choice));
        return item;
    }
}
