// Reads YAML files and drains libyaml's events, doing nothing else: the floor that `check` is measured against.
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

int main(int argc, char **argv) {
  long count = 0;
  for (int i = 1; i < argc; i++) {
    FILE *file = fopen(argv[i], "rb");
    if (!file) return 2;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(size ? size : 1);
    if (fread(bytes, 1, size, file) != (size_t)size) return 2;
    fclose(file);
    yaml_parser_t parser;
    yaml_event_t event;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, bytes, size);
    for (int done = 0; !done;) {
      if (!yaml_parser_parse(&parser, &event)) return 1;
      done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
      count++;
    }
    yaml_parser_delete(&parser);
    free(bytes);
  }
  printf("%ld events\n", count);
  return 0;
}
