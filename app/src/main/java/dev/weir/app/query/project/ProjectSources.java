package dev.weir.app.query.project;

/** The files that are the same for every statement. */
final class ProjectSources {

    private ProjectSources() {}

    static final String POM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>statement-job</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                <flink.version>2.0.0</flink.version>
                <kinesis.connector.version>6.0.0-2.0</kinesis.connector.version>
                <kda.runtime.version>1.2.0</kda.runtime.version>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>org.apache.flink</groupId>
                  <artifactId>flink-table-api-java-bridge</artifactId>
                  <version>${flink.version}</version>
                  <scope>provided</scope>
                </dependency>
                <dependency>
                  <groupId>org.apache.flink</groupId>
                  <artifactId>flink-json</artifactId>
                  <version>${flink.version}</version>
                </dependency>
                <dependency>
                  <groupId>org.apache.flink</groupId>
                  <artifactId>flink-csv</artifactId>
                  <version>${flink.version}</version>
                </dependency>
                <!-- For the SQL client take flink-sql-connector-aws-kinesis-streams of the same version. -->
                <dependency>
                  <groupId>org.apache.flink</groupId>
                  <artifactId>flink-connector-aws-kinesis-streams</artifactId>
                  <version>${kinesis.connector.version}</version>
                </dependency>
                <dependency>
                  <groupId>org.apache.flink</groupId>
                  <artifactId>flink-connector-aws-kinesis-firehose</artifactId>
                  <version>${kinesis.connector.version}</version>
                </dependency>
                <dependency>
                  <groupId>com.amazonaws</groupId>
                  <artifactId>aws-kinesisanalytics-runtime</artifactId>
                  <version>${kda.runtime.version}</version>
                </dependency>
              </dependencies>
              <build>
                <finalName>statement-job</finalName>
                <plugins>
                  <plugin>
                    <groupId>org.apache.maven.plugins</groupId>
                    <artifactId>maven-compiler-plugin</artifactId>
                    <version>3.14.1</version>
                  </plugin>
                  <plugin>
                    <groupId>org.apache.maven.plugins</groupId>
                    <artifactId>maven-shade-plugin</artifactId>
                    <version>3.6.2</version>
                    <executions>
                      <execution>
                        <phase>package</phase>
                        <goals>
                          <goal>shade</goal>
                        </goals>
                        <configuration>
                          <transformers>
                            <transformer implementation="org.apache.maven.plugins.shade.resource.ServicesResourceTransformer"/>
                            <transformer implementation="org.apache.maven.plugins.shade.resource.ManifestResourceTransformer">
                              <mainClass>StatementJob</mainClass>
                            </transformer>
                          </transformers>
                        </configuration>
                      </execution>
                    </executions>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    static final String JOB = """
            import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
            import java.io.IOException;
            import java.io.InputStream;
            import java.nio.charset.StandardCharsets;
            import java.util.Properties;
            import org.apache.flink.table.api.EnvironmentSettings;
            import org.apache.flink.table.api.TableEnvironment;

            /** Runs the statements of the SQL file in their order. */
            public final class StatementJob {

                public static void main(String[] args) throws IOException {
                    Properties properties = KinesisAnalyticsRuntime.getApplicationProperties()
                            .getOrDefault("statement", new Properties());
                    String file = properties.getProperty("file", "statement.sql");
                    TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
                    for (String statement : read(file).split("(?m)^-- next statement$")) {
                        tables.executeSql(statement.strip().replaceFirst(";$", ""));
                    }
                }

                private static String read(String file) throws IOException {
                    try (InputStream in = StatementJob.class.getResourceAsStream("/" + file)) {
                        if (in == null) {
                            throw new IOException(file + " is not in the jar");
                        }
                        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
            }
            """;
}
