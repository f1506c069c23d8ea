package io.breakwater.localstack.venue.bar;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.localstack.venue.VenueProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the data folder's files, one per symbol, and reads all that are to be traded. */
@Configuration(proxyBeanMethods = false)
public class BarConfiguration {
  private static final String CLASSPATH = "classpath:";
  private static final int MAX_FILES = 1_000;

  @Bean
  BarHistory barHistory(VenueProperties venue, TradingCalendar calendar) throws IOException {
    var symbols = new ArrayList<SymbolBars>();
    for (Resource file : files(venue.dataFolder())) {
      String name = Objects.requireNonNull(file.getFilename());
      if (venue.symbols().isEmpty() || venue.symbols().contains(SymbolFile.symbolOf(name))) {
        try (InputStream text = file.getInputStream()) {
          symbols.add(SymbolFile.read(name, file.contentLength(), text, calendar));
        }
      }
    }
    requireAll(venue, symbols);
    return new BarHistory(symbols);
  }

  private static List<Resource> files(String folder) throws IOException {
    String location = folder;
    if (!folder.startsWith(CLASSPATH)) {
      Path path = Path.of(folder).toAbsolutePath();
      if (!Files.isDirectory(path)) {
        throw new BadBarFileException(folder, "the data folder does not exist");
      }
      location = path.toUri().toString();
    }
    String separator = location.endsWith("/") ? "" : "/";
    Resource[] found =
        new PathMatchingResourcePatternResolver()
            .getResources(location + separator + "*" + SymbolFile.EXTENSION);
    if (found.length == 0) {
      throw new BadBarFileException(folder, "the data folder holds no SYMBOL.csv");
    }
    if (found.length > MAX_FILES) {
      throw new BadBarFileException(folder, "more than %d files".formatted(MAX_FILES));
    }
    return List.of(found);
  }

  private static void requireAll(VenueProperties venue, List<SymbolBars> found) {
    List<String> known = found.stream().map(SymbolBars::symbol).toList();
    List<String> missing =
        venue.symbols().stream().filter(symbol -> !known.contains(symbol)).toList();
    if (!missing.isEmpty()) {
      throw new BadBarFileException(
          venue.dataFolder(), "no CSV for %s".formatted(String.join(", ", missing)));
    }
  }
}
