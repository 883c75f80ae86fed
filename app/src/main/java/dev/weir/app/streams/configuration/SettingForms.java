package dev.weir.app.streams.configuration;

import dev.weir.app.streams.CapacityMode;
import dev.weir.app.streams.StreamSettings;
import dev.weir.app.streams.WholeNumberField;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** The controls by which each setting's draft is filled in. */
final class SettingForms {

    private SettingForms() {}

    static Node of(Setting setting) {
        return switch (setting) {
            case ShardCountSetting shards -> shards(shards);
            case ModeSetting mode -> mode(mode);
            case RetentionSetting retention -> retention(retention);
            case EncryptionSetting encryption -> encryption(encryption);
            case MonitoringSetting monitoring -> monitoring(monitoring);
            case RecordSizeSetting size -> number(size.draft(), "KiB", List.of(1_024, 2_048, 5_120, 10_240));
            case WarmThroughputSetting warm -> number(warm.draft(), "MiB/s", List.of(25, 100, 500));
            case DistributionSetting distribution -> distribution(distribution);
            case TagsSetting tags -> new TagsForm(tags);
            case PolicySetting policy -> new PolicyForm(policy);
            default -> throw new IllegalArgumentException(setting.title());
        };
    }

    private static Node shards(ShardCountSetting setting) {
        Button half = new Button(Text.of("Half"));
        half.setId("shards-half");
        half.setOnAction(event -> setting.draft().set(ShardCountSetting.fewest(setting.open())));
        Button same = new Button("+1");
        same.setId("shards-more");
        same.setOnAction(event -> setting.draft().set(setting.draft().get() + 1));
        Button twice = new Button(Text.of("Double"));
        twice.setId("shards-double");
        twice.setOnAction(event -> setting.draft().set(ShardCountSetting.most(setting.open())));
        HBox line = new HBox(
                8,
                number(setting.draft(), Text.of("Number of shards")),
                new Label(Text.of("shards")),
                half,
                same,
                twice);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Node mode(ModeSetting setting) {
        ToggleGroup group = new ToggleGroup();
        HBox line = new HBox(16);
        for (CapacityMode mode : CapacityMode.values()) {
            RadioButton button = radio(mode.word(), group);
            button.setId(
                    "mode-" + mode.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            button.setOnAction(event -> setting.draft().set(mode));
            setting.draft().subscribe(wanted -> button.setSelected(wanted == mode));
            line.getChildren().add(button);
        }
        return line;
    }

    private static Node retention(RetentionSetting setting) {
        FlowPane choices = new FlowPane(8, 8);
        choices.setAlignment(Pos.CENTER_LEFT);
        choices.getChildren()
                .addAll(number(setting.draft(), Text.of("Retention in hours")), new Label(Text.of("hours")));
        for (int days : List.of(1, 2, 7, 30, 365)) {
            Button button = new Button(days == 1 ? Text.of("{0} hours", 24) : Text.of("{0} days", days));
            button.setOnAction(event -> setting.draft().set(days * 24));
            choices.getChildren().add(button);
        }
        return choices;
    }

    private static Node encryption(EncryptionSetting setting) {
        ToggleGroup group = new ToggleGroup();
        VBox box = new VBox(8);
        TextField key = new TextField();
        key.setId("encryption-key");
        key.getStyleClass().add("mono");
        key.setPromptText(Text.of("alias/orders, a key's id, or an ARN"));
        key.setAccessibleText(Text.of("KMS key: alias, id or ARN"));
        key.setMaxWidth(560);
        key.textProperty().bindBidirectional(setting.key());
        for (EncryptionSetting.Choice choice : EncryptionSetting.Choice.values()) {
            RadioButton button = radio(
                    switch (choice) {
                        case NONE -> Text.in("plural", "None");
                        case AWS_KEY -> Text.of("AWS's key for Kinesis ({0})", EncryptionSetting.AWS_MANAGED);
                        case OWN_KEY -> Text.of("A key of your own:");
                    },
                    group);
            button.setId("encryption-"
                    + choice.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            button.setOnAction(event -> setting.choice().set(choice));
            setting.choice().subscribe(wanted -> button.setSelected(wanted == choice));
            box.getChildren().add(button);
        }
        setting.choice().subscribe(wanted -> key.setDisable(wanted != EncryptionSetting.Choice.OWN_KEY));
        box.getChildren().add(key);
        return box;
    }

    private static Node monitoring(MonitoringSetting setting) {
        // Two beside each other where they have room: cut short, two of them read alike.
        TilePane grid = new TilePane(16, 8);
        grid.setPrefColumns(2);
        grid.setTileAlignment(Pos.CENTER_LEFT);
        for (String metric : StreamSettings.SHARD_METRICS) {
            CheckBox box = new CheckBox(metric);
            box.setId("metric-" + metric);
            box.setOnAction(event -> {
                if (box.isSelected()) {
                    setting.draft().add(metric);
                } else {
                    setting.draft().remove(metric);
                }
            });
            box.setSelected(setting.draft().contains(metric));
            setting.draft().addListener((SetChangeListener<String>)
                    change -> box.setSelected(setting.draft().contains(metric)));
            box.setMinWidth(CheckBox.USE_PREF_SIZE);
            grid.getChildren().add(box);
        }
        Button all = new Button(Text.of("All"));
        all.setId("metrics-all");
        all.setOnAction(event -> setting.draft().addAll(StreamSettings.SHARD_METRICS));
        Button none = new Button(Text.in("plural", "None"));
        none.setOnAction(event -> setting.draft().clear());
        return new VBox(8, grid, new HBox(8, all, none));
    }

    private static Node distribution(DistributionSetting setting) {
        ToggleGroup group = new ToggleGroup();
        RadioButton keys = radio("USER_PARTITION_KEY", group);
        RadioButton automatic = radio("AUTO", group);
        automatic.setId("distribution-auto");
        keys.setOnAction(event -> setting.automatic().set(false));
        automatic.setOnAction(event -> setting.automatic().set(true));
        setting.automatic().subscribe(on -> (on ? automatic : keys).setSelected(true));
        return new HBox(16, keys, automatic);
    }

    private static WholeNumberField number(IntegerProperty draft, String name) {
        return new WholeNumberField(draft, "setting-number", name, 0);
    }

    private static Node number(IntegerProperty draft, String unit, List<Integer> choices) {
        HBox line = new HBox(8, number(draft, unit), new Label(unit));
        line.setAlignment(Pos.CENTER_LEFT);
        for (int choice : choices) {
            Button button = new Button(dev.weir.app.shell.Format.count(choice));
            button.setOnAction(event -> draft.set(choice));
            line.getChildren().add(button);
        }
        return line;
    }

    private static RadioButton radio(String text, ToggleGroup group) {
        RadioButton button = new RadioButton(text);
        button.setMnemonicParsing(false);
        button.setToggleGroup(group);
        return button;
    }
}
