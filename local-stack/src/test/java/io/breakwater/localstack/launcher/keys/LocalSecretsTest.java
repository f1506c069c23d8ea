package io.breakwater.localstack.launcher.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.security.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {
  @TempDir Path folder;
  Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve(".env.local");
  }

  @Test
  void makesAKeyForEveryPersonAndService() throws IOException {
    LocalSecrets secrets = LocalSecrets.readOrCreate(file, new SecureRandom());

    assertThat(LocalSecrets.API_KEYS)
        .hasSize(9)
        .allSatisfy(name -> assertThat(ApiKey.parse(secrets.get(name))).isPresent());
    assertThat(new HashSet<>(EnvFile.read(file).values().values())).hasSize(14);
  }

  @Test
  void makesASecretForWebhooksInTheFormThatIsCommon() throws IOException {
    LocalSecrets secrets = LocalSecrets.readOrCreate(file, new SecureRandom());

    assertThat(secrets.get(LocalSecrets.WEBHOOK_SECRET)).matches("whsec_[A-Za-z0-9+/]{44}");
  }

  @Test
  void letsOnlyTheOwnerReadTheFile() throws IOException {
    LocalSecrets.readOrCreate(file, new SecureRandom());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void keepsWhatIsThereAndAddsWhatIsMissing() throws IOException {
    Files.write(file, List.of("# mine", "BREAKWATER_PEPPER=salt", "OTHER=1"));

    LocalSecrets secrets = LocalSecrets.readOrCreate(file, new SecureRandom());

    assertThat(secrets.get(LocalSecrets.PEPPER)).isEqualTo("salt");
    assertThat(Files.readAllLines(file))
        .startsWith("# mine", "BREAKWATER_PEPPER=salt", "OTHER=1")
        .hasSize(3 + 13);
  }

  @Test
  void changesNothingTheSecondTime() throws IOException {
    LocalSecrets.readOrCreate(file, new SecureRandom());
    Map<String, String> first = EnvFile.read(file).values();

    LocalSecrets.readOrCreate(file, new SecureRandom());

    assertThat(EnvFile.read(file).values()).isEqualTo(first);
  }

  @Test
  void fillsAnEmptyValue() throws IOException {
    Files.write(file, List.of("BREAKWATER_PEPPER="));

    LocalSecrets secrets = LocalSecrets.readOrCreate(file, new SecureRandom());

    assertThat(secrets.get(LocalSecrets.PEPPER)).hasSize(64);
  }

  @Test
  void printsNoSecret() throws IOException {
    LocalSecrets secrets = LocalSecrets.readOrCreate(file, new SecureRandom());

    assertThat(secrets).hasToString("14 secrets");
  }

  @Test
  void refusesANameThatIsNotThere() throws IOException {
    LocalSecrets secrets = LocalSecrets.read(file);

    assertThatThrownBy(() -> secrets.get(LocalSecrets.VIEWER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BREAKWATER_KEY_VIEWER");
  }
}
