package dev.weir.app.query;

import dev.weir.app.query.gateway.GatewayAddress;
import dev.weir.app.text.Text;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/** Where the gateway is, while it is the one that answers. JavaFX thread only. */
final class GatewayField extends TextField {

    GatewayField(ObservableValue<EngineChoice> choice, StringProperty address) {
        setId("query-gateway-address");
        setAccessibleText(Text.of("Address of the Flink SQL Gateway"));
        setPromptText(GatewayAddress.USUAL);
        setPrefColumnCount(20);
        setTooltip(new Tooltip(Text.of(
                "Address of the Flink SQL Gateway. Keys of this connection are sent to one on this computer only;"
                        + " another signs with its own.")));
        textProperty().bindBidirectional(address);
        visibleProperty().bind(Bindings.createBooleanBinding(() -> choice.getValue() == EngineChoice.GATEWAY, choice));
        managedProperty().bind(visibleProperty());
    }
}
