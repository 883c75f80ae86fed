package dev.weir.app.scenario;

import atlantafx.base.controls.ToggleSwitch;
import dev.weir.app.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/** What can be made to go wrong, a switch each; they can be moved while the scenario plays. */
final class FaultSwitches extends FlowPane {

    private final BiConsumer<Fault, Boolean> turn;
    private final Map<String, ToggleSwitch> switches = new LinkedHashMap<>();
    private boolean showing;

    FaultSwitches(BiConsumer<Fault, Boolean> turn) {
        super(24, 8);
        this.turn = turn;
        setId("scenario-faults");
    }

    void show(List<Fault> faults) {
        switches.clear();
        for (Fault fault : faults) {
            ToggleSwitch one = new ToggleSwitch(fault.name());
            one.setId("fault-" + switches.size());
            one.setAccessibleText(fault.name());
            // Its skin knows the mouse alone.
            one.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.SPACE) {
                    one.fire();
                    event.consume();
                }
            });
            one.selectedProperty().subscribe((before, now) -> {
                if (!showing) {
                    turn.accept(fault, now);
                }
            });
            switches.put(fault.name(), one);
        }
        getChildren().setAll(switches.values());
    }

    void show(Set<String> on, boolean usable) {
        showing = true;
        switches.forEach((name, one) -> {
            one.setSelected(on.contains(name));
            one.setDisable(!usable);
            one.setAccessibleHelp(
                    usable ? null : Text.of("Press Play first: then each of these can be switched on and off."));
        });
        showing = false;
    }
}
