package dev.weir.broker.iam;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.Position;

/** Where in a policy's text its statements stand. */
final class StatementPlaces {

    private static final JsonFactory JSON = new JsonFactory();

    /** From a statement's first sign to the one after its last. */
    record Place(Position start, Position end) {}

    private StatementPlaces() {}

    /** In their order; empty if the text is no policy. */
    static List<Place> of(String policy) {
        List<Place> places = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(policy)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (!name.equals("Statement")) {
                    parser.skipChildren();
                } else if (value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        places.add(place(parser));
                    }
                } else {
                    places.add(place(parser));
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return places;
    }

    private static Place place(JsonParser parser) throws IOException {
        Position start = position(parser.currentTokenLocation());
        parser.skipChildren();
        return new Place(start, position(parser.currentLocation()));
    }

    private static Position position(JsonLocation location) {
        return Position.builder()
                .line(location.getLineNr())
                .column(location.getColumnNr())
                .build();
    }
}
