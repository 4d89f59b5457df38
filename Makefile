# For fingers that type make: all of it is dev.py.
COMMANDS := run demo test lint bench screenshots bundle bare lock

.PHONY: $(COMMANDS)
$(COMMANDS):
	@python3 dev.py $@
