package dev.weir.app.query.pin;

import dev.weir.app.connection.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * The charts of what plays. They are on the Overview of every window of their connection until it is over, and are never kept: a
 * program that ended in any way leaves none behind. JavaFX thread only.
 */
public final class DrawnCharts {

    private final List<Board> boards = new ArrayList<>();

    /** The charts of one that plays; empty at first. */
    public final class Board implements AutoCloseable {

        private final Connection connection;
        private final List<Pin> pins = new ArrayList<>();

        private Board(Connection connection) {
            this.connection = connection;
        }

        /** Adds those that are not there. */
        public void draw(List<Pin> more) {
            more.stream().filter(pin -> !pins.contains(pin)).forEach(pins::add);
        }

        /** Takes all away. */
        @Override
        public void close() {
            boards.remove(this);
        }
    }

    /** A place for the charts of one that plays on a connection. */
    public Board board(Connection connection) {
        Board board = new Board(connection);
        boards.add(board);
        return board;
    }

    /** All of a connection, those drawn first first. */
    List<Pin> of(Connection connection) {
        return boards.stream()
                .filter(board -> board.connection.key().equals(connection.key())
                        && board.connection.region().equals(connection.region()))
                .flatMap(board -> board.pins.stream())
                .toList();
    }

    /** Takes one away before what plays is over. */
    void remove(Pin pin) {
        boards.forEach(board -> board.pins.removeIf(pin::asksTheSame));
    }
}
