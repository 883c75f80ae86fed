package dev.weir.broker.firehose.warehouse;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/** Connects by a driver that is named, so that none is loaded before it is needed. */
final class Drivers {

    private static final String CONNECT_SECONDS = "10";

    private Drivers() {}

    static Connection redshift(Warehouse.Settings settings) throws SQLException {
        Properties properties = properties(settings);
        properties.setProperty("ssl", "true");
        return connected(
                new com.amazon.redshift.jdbc.Driver(), settings.address().url(), properties);
    }

    static Connection postgres(Warehouse.Settings settings) throws SQLException {
        return connected(new org.postgresql.Driver(), settings.address().asPostgres(), properties(settings));
    }

    private static Properties properties(Warehouse.Settings settings) {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("ApplicationName", "Amazon Data Firehose (Weir)");
        return properties;
    }

    private static Connection connected(Driver driver, String url, Properties properties) throws SQLException {
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("The driver does not know the URL " + url + ".", "08001");
        }
        return connection;
    }
}
