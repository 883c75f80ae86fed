package dev.weir.app.presenter;

import dev.weir.app.mask.MaskText;
import dev.weir.app.shell.FormDialog;
import dev.weir.app.shell.Podium;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Asks how a person wants to present: by which steps, and what is masked. Remembered. */
public final class PresenterDialog {

    private static final double WIDTH = 600;

    private final Podium podium;
    private final TextArea steps = new TextArea();
    private final TextArea rules = new TextArea();
    private final CheckBox masked = new CheckBox(Text.of("Mask values from the beginning"));
    private final CheckBox fills = new CheckBox(Text.of("Fill the screen"));
    private final FormDialog dialog;

    private PresenterDialog(Podium podium, Workspace workspace, Runnable begin) {
        this.podium = podium;
        Setup setup = Setup.recall(podium.memory());
        steps.setText(setup.steps());
        rules.setText(setup.rules());
        masked.setSelected(setup.masked());
        fills.setSelected(setup.fills());
        fills.setId("presenter-fills");
        masked.setId("presenter-masked-first");
        dialog = new FormDialog(
                workspace,
                podium.page(),
                Text.of("Present"),
                new VBox(16, steps(), masks(), fills, keys()),
                Text.of("Present"),
                "presenter-begin",
                WIDTH);
        Runnable look = () -> dialog.say(problem());
        steps.textProperty().subscribe(look);
        rules.textProperty().subscribe(look);
        look.run();
        dialog.onAction(() -> {
            setup().remember(podium.memory());
            dialog.close();
            begin.run();
        });
    }

    /** Opens the form and returns at once. */
    public static void open(Podium podium, Runnable begin) {
        Workspace workspace = podium.workspace();
        if (workspace == null) {
            podium.say(Text.of("There is no connection yet that could be presented."));
        } else {
            new PresenterDialog(podium, workspace, begin).dialog.show();
        }
    }

    private Setup setup() {
        return new Setup(masked.isSelected(), fills.isSelected(), rules.getText(), steps.getText());
    }

    private String problem() {
        StepsText.Read read = StepsText.read(steps.getText());
        if (!read.problems().isEmpty()) {
            return Text.of("Steps: {0}", read.problems().getFirst());
        }
        MaskText.Read masks = MaskText.read(rules.getText());
        return masks.problems().isEmpty()
                ? ""
                : Text.of("Rules: {0}", masks.problems().getFirst());
    }

    private Node steps() {
        steps.setId("presenter-steps");
        steps.setPrefRowCount(7);
        steps.setPromptText(Text.of("# Orders come in\nEach dot is a record.\n-> streams/orders"));
        String help = podium.captions().isEmpty()
                ? Text.of(
                        "A step begins with # and its title; below stand its text and, after ->, the page that it opens."
                                + " Without steps the window is shown as it is.")
                : Text.of(
                        "A step begins with # and its title; below stand its text and, after ->, the page that it opens."
                                + " Without steps of your own those of the scenario are told.");
        return field(Text.of("Steps"), steps, help);
    }

    private Node masks() {
        rules.setId("presenter-rules");
        rules.setPrefRowCount(4);
        rules.getStyleClass().add("mono");
        return new VBox(8, masked, field(Text.of("What is masked"), rules, MaskText.help()));
    }

    private static Node keys() {
        Label keys = new Label(
                Text.of("Page Up, Page Down, arrows or a clicker: steps · B: black · F: freeze · Shift+Left: earlier"
                        + " · M: masks · + and −: size · Escape: leave"));
        keys.getStyleClass().addAll("muted", "small");
        keys.setWrapText(true);
        return keys;
    }

    private static Node field(String name, TextArea area, String help) {
        Label label = new Label(name);
        label.getStyleClass().add("medium");
        label.setLabelFor(area);
        area.setAccessibleText(name);
        Label below = new Label(help);
        below.getStyleClass().addAll("muted", "small");
        below.setWrapText(true);
        return new VBox(4, label, area, below);
    }
}
