<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>window</name>
</context>
<context>
    <name>below</name>
    <message>
        <source>module &apos;qanneal_gui&apos; has no attribute {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QANNEAL_HOME is {place}, but there is no such user; set it to the path of a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file is in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {path} cannot be created ({reason}); set QANNEAL_HOME to a writable folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No QPU time; everything runs on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{submissions} submissions, {most}{packed} of QPU time ({value} % of the budget); without packing: {unpacked} ({unpacked2} times as much).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> {gauges} gauges take {gauge_seconds} of it to program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> {recommended} gauges would lower what errors of h and J shift, for {recommended2} more to program them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps, reads or gauges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps or gauges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps or reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run takes {qpu_seconds} of QPU time, and its limit is {qpu_seconds2}; raise budget.qpu_seconds, or use fewer {fewer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run makes {submissions} submissions, and its limit is {submissions2}; raise budget.submissions, or use fewer {fewest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run takes about {qpu_seconds} of QPU time, and {month_left} are left {left_of}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A device has no setting {unknown}; use {from_device}, chip_seed or missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must lie between {low} and {high}; scale the problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>num_reads must be from {fewest} to {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nodes of a working graph are whole numbers, as a solver numbers its qubits; relabel them, for instance by networkx.convert_node_labels_to_integers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the couplers close a cycle; the problem is not a forest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the samples are those of another batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.copies = {copies} does not fit on {at}; use at most {most}, or &quot;auto&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> with the topology {solver}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account has no QPU{of}; set sampler.solver to another one, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QPU of your account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave chip that qanneal knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped while sampling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a frame: an array is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not examples on the copies of the placement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more reads than there were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the arrays of a frame with this placement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No embedding was found within {timeout_seconds} s; use fewer hidden units or fewer classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busclique failed: {stderr}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copies of a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two copies of the embedding share a qubit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the embedding of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an embedding on a known chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the chains of a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not chains of qubits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not qubits of the chip, each once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hidden} hidden, {outputs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, example {example}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a known chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not names of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a placement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a file with a {entry}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the size of a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not qubits and couplers that a chip lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not as many lists as copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a variable for each qubit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not qubits of the chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a qubit is used twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not couplers of the chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a qubit for each variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a weight for each coupler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not parts of copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not natural numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{missing} leaves {name} without a working coupler; correct the list of dead qubits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model.hidden = {hidden} does not fit on {topology}; the largest network with {outputs} that fits has {largest} hidden units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.copies = {limit} does not fit on {topology}; use at most {copies}, or &quot;auto&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The solver&apos;s working graph cannot be read; choose another solver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The solver&apos;s working graph is inconsistent; choose another solver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a JSON file of dead qubits and couplers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {complaint}; it must be of the form {form}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: a key occurs twice; it must be of the form {form}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: a coupler joins qubit {u} to itself; give two different qubits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown key{shown}; use nodes and edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} must contain qubit numbers from 0 to {largest_qubit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} must contain pairs of qubit numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no topology {name}; use pegasus:m, zephyr:m or zephyr:m,t.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Pegasus graph needs m of at least 2; use pegasus:2 or larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Zephyr graph needs m and t of at least 1; use zephyr:1 or larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{named} must be an https address, such as {example}; leave it empty for D-Wave&apos;s default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{named} must be an https address, because the API token sent to {hostname} over plain http could be read in transit; use https:// if the server supports it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values that are not numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>qubits other than those programmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples of another shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads without a count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of reads other than requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values that are not spins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of seconds, or two in brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backoff or long-polling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number of seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> is {shown}, which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{named}{told} is not {wrong}; correct or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{named} would send the API token to any server that answers; remove it, and set REQUESTS_CA_BUNDLE to the certificate of your proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one Field: value per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address of a proxy, such as http://proxy.example.org:8080</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a region, such as na-west-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a solver, or its features as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the token for this session only, or set DWAVE_API_TOKEN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no D-Wave API token; enter one under Run → D-Wave connection, or provide it as DWAVE_API_TOKEN or in dwave.conf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the system keyring to be unlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system keyring is waited for no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API token is empty or contains invalid characters; copy it again from your account on the Leap site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped while connecting to D-Wave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} always rescales problems; choose another solver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The working graph of {name} has changed; resume to re-embed the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>qanneal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an invalid problem id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped while the problem was being sent; it may be billed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the problem was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was cancelled but</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be cancelled in time and</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; problem {problem_id} {what} may still be billed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dwave.conf ({path})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DWAVE_PROFILE names the profile {profile}, but there is no dwave.conf with it; correct or unset it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a dwave.conf file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> in DWAVE_CONFIG_FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} {error}; correct dwave.conf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {option} twice in [{section}], at line {lineno}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has the section [{section}] twice, at line {lineno}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no section such as [defaults] before line {lineno}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no key = value at line {errors}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>profile in {origins}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{by} is {asked}, but dwave.conf has {have}; correct one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} in {place} contains a single %; write %% in dwave.conf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>solver access time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The problem was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resume to send it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embedding does not fit the solver&apos;s working graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start the run again to re-embed the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The D-Wave configuration cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct dwave.conf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave sent an unreadable answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again later, and check the endpoint if it happens again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave answered {status} ({said})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave answered {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave rejected the API token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enter a valid one under Run → D-Wave connection, or correct it in DWAVE_API_TOKEN or dwave.conf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check that your project has access to this solver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave could not find the requested resource (404)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the endpoint and the solver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The D-Wave endpoint redirects elsewhere ({status})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the settings it names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The solver is offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another solver or resume later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave could not solve the problem ({value})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct this and resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to D-Wave is not secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the endpoint and the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the network connection and the endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The D-Wave endpoint cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave did not answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the network connection and resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to D-Wave was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your D-Wave quota is used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait until it is renewed, or choose the simulated QPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>problem {problem_id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, and {what} may have been billed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped while problem {problem_id} was waited for; it may be billed, and its answer is fetched when the run is resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sending it again in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trying again in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, unless it has arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for {name}, {time} s so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer from D-Wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} returned {came} of {asked} reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} answers, after {lasted} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.reads: {name} accepts {fewest} to {most} reads here, not {reads}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.anneal_time_us: {name} accepts anneal times of {anneal_us} to {anneal_us2} µs, not {anneal}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.reads: {name} spends at most {duration_us} s on a problem; lower sampler.reads or sampler.anneal_time_us.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.chain_strength: {name} accepts at most {value}, not {strength}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.{key}_range: {name} accepts {taken} to {taken2}; your range must overlap it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} accepts {fewest} to {most} reads, not {reads}; change sampler.reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} accepts anneal times of {anneal_us} to {anneal_us2} µs, not {anneal}; change sampler.anneal_time_us.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} spends at most {duration_us} s on a problem; lower sampler.reads or sampler.anneal_time_us.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} accepts {key} from {limits} to {limits2}; narrow sampler.{key}_range or lower sampler.chain_strength.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} accepts couplings that add up to {per_qubit} to {per_qubit2} at each qubit; lower sampler.chain_strength or narrow sampler.j_range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a problem that may already have been sent to D-Wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped while looking for a problem that may already have been sent; it may be billed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave has accepted problem {problem_id} {times} times; all are counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not one problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>North America (West)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>North America (East)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Europe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test asks D-Wave for the address of {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests go to {url} ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, which takes precedence over region {region}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave&apos;s default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>region {region}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} of dwave.conf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of your QPUs is online; resume later, or choose the simulated QPU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No online {kind} has {qubits} working qubits; use fewer hidden units or another solver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no QPU {name}; your account offers {offer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is offline; resume later, or choose another solver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ({solver}, {nodes} qubits) is too small or has another topology; choose another solver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave has no region {region}, only {value}; choose one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint of {region}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped between two submissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bare chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output grows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hidden units join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image is held fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chip is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies fill the chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outputs grow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chip {topology} has {topology2} qubits, and {edges} couplers that join two each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Another {broken} is broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Another {broken} are broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each of {outputs} outputs must meet all {hidden} hidden units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So qubits are joined, {count} of {total}, now for {newest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} So {total} qubits are joined, each output in its own colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output must meet {hidden} hidden units. One qubit can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output must meet {hidden} hidden units, but a qubit meets at most {degree} others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So qubits are joined to act as one: {count} of {total}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} So {total} qubits act as one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one qubit each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to {longest} qubits each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {hidden} hidden units, {each}. Where one meets {there}, a coupler carries a weight of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is on the chip: {network_in_words}. {weight_edges} couplers carry its weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image is the input ({subject}) and stays fixed. Its {pixels} pixels need no qubits: they only shift the hidden units&apos; biases, a local field on each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image sets the biases, strongest first: {count} of {by_size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cut} % are cut to the chip&apos;s range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none exceeds the chip&apos;s range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The biases come from {weights}, over the chip&apos;s inverse temperature β = {beta}. The largest is {largest}; {beyond}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read {number} of {count}, {source}: each qubit is up or down. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each qubit&apos;s mean over the first {number} of {count} reads, {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each qubit&apos;s mean over all {count} reads, {source}. {only}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {total} copies of the network. They share no qubits, so each can hold an image of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{used} of the chip&apos;s {topology} qubits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} copies use {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One copy uses {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chip answers for {images} at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, each on {each} copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each qubit&apos;s mean over {read_count} reads, all copies at once. From these reads the network learns: they give the gradient of one training step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output is {int}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the output&apos;s qubits say 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All outputs are 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said}; undecided: {ties}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output&apos;s mean is {means}, so it is 1 with a probability of {chance}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>but the image is of class {true}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The highest is {name}, 1 with a probability of {chance}: its class is chosen, {right}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} qubit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} qubits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} coupler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} couplers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of 1: exact to the right, sampled up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {exact} points, {away} from the diagonal on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: several are as high, {max}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: the highest is {names}, {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead qubit ({dead})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead coupler ({couplers})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spare qubit ({spare})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spare coupler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output (hub)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies and examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programmed h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programmed J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample mean ⟨s⟩</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capped or below noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>errors found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{legend}; unused copies in grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>programmed h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⟨s⟩ over the reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>programmed J of the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no errors found: calibration is off, or has just begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found_true} of h and J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fraction of reads with a broken chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unused copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h below noise floor ({counts})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h capped ({counts})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J below noise floor ({sum})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J capped ({sum})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} (solver units)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures of the chip were kept of this run; start another one with the chip to make its film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sampled at this step is not in the run library; a run with the chip that is recorded has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration found no errors in this run; switch it on in the settings for another run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training step {step} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: {value} % of the test images are recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; {spent} of {simulated}chip time so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network on the chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning, step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A chip does not program exactly what it is told. Its samples show by how much, and the next program makes up for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A chip with errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampled against exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{outputs} points, one for each output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chip holds {images} of step {step}, each in its colour. Each is {points}: on the diagonal, the chip agrees with the exact probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images on the chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>few reads scatter widely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the points come nearer to the diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {number} of {read_count}: {scatter}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads come in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After all {read_count} reads: the chip&apos;s probabilities lie {value} percentage points from the exact ones on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>True errors of the biases (right): {there} on average; found (left) to within {missed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors so far: up to {biases} in the biases, {couplings} in the couplings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s images ({dataset}) are no longer on this computer; download them again to play the story.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weights before step {step} of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights after {steps} training steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the simulated device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors found against true ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the right: true; up: found. Blue: biases; orange: couplings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chip, coloured by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, copy {copy}
Qubit {q}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move, scroll to zoom, double-click for the whole chip; point at a qubit for its values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys: Right and Left for scenes, Page Down and Page Up for chapters, Space to play; Shift with arrows to move, + and − to zoom, 0 for the whole chip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys: arrows to move, + and − to zoom, 0 for the whole chip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chip is drawn by this page&apos;s own script, which this browser does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default-src &apos;none&apos;; style-src &apos;unsafe-inline&apos;; script-src &apos;sha256-{digest}&apos;; base-uri &apos;none&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;nav aria-label=&quot;Scenes&quot;&gt;&lt;button id=&quot;back&quot;&gt;Back&lt;/button&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;button id=&quot;play&quot;&gt;{play}&lt;/button&gt;&lt;button id=&quot;next&quot;&gt;Next&lt;/button&gt;&lt;span id=&quot;count&quot;&gt;&lt;/span&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;button id=&quot;farther&quot; aria-label=&quot;Zoom out&quot;&gt;−&lt;/button&gt;&lt;button id=&quot;whole&quot;&gt;Whole chip&lt;/button&gt;&lt;/nav&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;details&gt;&lt;summary&gt;All scenes&lt;/summary&gt;&lt;ol&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pegasus P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zephyr Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} qubits, {edges} couplers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{qubits} of {total} qubits carry {copies} copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{qubits} of {total} qubits carry {copies} copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{carried}; the hub of an output takes {span} qubits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{carried}; the longest of the {outputs} output chains takes {span} qubits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>^output \(hub\)$</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>^no errors found: .*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>^programmed h\b</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>^programmed J of the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>^errors found of h and J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>^true errors of h and J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; unused copies in grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> \(solver units\)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>^⟨s⟩ over the reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>^fraction of reads with a broken chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>^h below noise floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>^h capped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>^J below noise floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>^J capped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>joined qubits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no errors found yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias (local field) of each qubit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strength of the couplings that carry weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>errors found (biases, couplings)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true errors (biases, couplings)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; grey: unused copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, in chip units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of each qubit over the reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads in which joined qubits disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias below noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias cut to range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coupling below noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coupling cut to range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chip {topology}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{copies} copies of a network on {chip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network on {chip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {total} qubits; each of its {edges} couplers joins two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, for which {longest} qubits act as one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, for each of which up to {lengths} qubits act as one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, each output on one qubit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{qubits} of {total} qubits are in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} hidden unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} hidden units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be the name of a sampler; use lower-case letters, digits and hyphens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws from the closed form of P(y|x).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gibbs (classical)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block Gibbs sampling on this computer, as in the paper&apos;s Classical-2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated annealing (neal)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated annealing on this computer, by Ocean&apos;s neal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coin (the null)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tosses a coin for every output, P(y) = ½ whatever the image: what learns as well with it owes nothing to its sampler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model of a D-Wave annealer, with its chip and its noise; costs no QPU time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave QPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A D-Wave annealer; costs QPU time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file of settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the preset a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a preset may have at most {longest_name} characters; shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a preset begins with a letter or a digit, and has letters, digits, spaces and the signs - _ . + = ( ) only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the name of a shipped preset; choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot remove {path} ({strerror}); make sure that the folder is writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preset {name} is left out: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first {most} of {everything} presets in {folder} are offered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset {name}; choose one of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The config</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set {text} is not of the form section.key=value; write, for example, training.steps=20.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parts} is nested too deeply; use a plain value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parts} has far too many digits; correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{raw} is no value of a setting; use a plain one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is not a known key; the known ones are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is not a known key; there are none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} cannot be {error}: give a table of settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} cannot be {shown}: {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored: {format}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact draws from the closed form, gibbs and neal are classical, uniform is a coin, qpu is a D-Wave annealer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads Γ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples of y per example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At each step only as many reads, up to Γ, as bring the shot noise of the gradient to this part of its length, on average over steps; 0 always takes Γ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β_eff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effective inverse temperature by which the problem is divided, or auto to estimate it while training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With β_eff = auto: the initial estimate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps on the programmed qubit biases h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps on the programmed couplings J.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coupling that holds a chain together; auto uses the strongest in the J range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies of the network packed on one chip; auto packs as many as fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chip of the simulated QPU: pegasus:m, zephyr:m or zephyr:m,t.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anneal time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration of one anneal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gibbs and neal only: updates of each variable per read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sweeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: which device is simulated; it brings its topology and numbers, each of which can be changed alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ideal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advantage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: the device&apos;s true inverse temperature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β ratio of chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: inverse temperature at which chains, and so the outputs, freeze, over that of single qubits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise on h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: standard deviation of the error on each h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise on J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: standard deviation of the error on each J.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean error of h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: systematic error of every h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean error of J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: systematic error of every J.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Static share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: share of the noise&apos;s variance that never changes on a chip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drifting share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: share of the noise&apos;s variance that drifts over hundreds of submissions; what is neither static nor drifts is drawn anew at each programming.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Susceptibility χ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: background susceptibility, by which h and J leak to neighbours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: step to which programmed h and J are rounded; 0 for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readout error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: probability with which a spin is read wrongly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chip seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: seed of the errors that belong to the chip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead qubits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated QPU only: JSON file with the chip&apos;s dead qubits and couplers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spin reversal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip a random half of all spins in every submission, to average out device errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make up for the device&apos;s errors as past samples show them: hubs by an offset on each copy&apos;s outputs, full by the errors of every h and J, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub offsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every h and J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gauges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spin-reversal transforms over which the reads of a batch are spread: device errors average out, and each is a submission of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gauges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a D-Wave solver, or pegasus or zephyr for any of that topology; empty picks the least loaded one that fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of this kind of sampler alone, in a table of its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be {value}: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must range from a negative to a positive number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.calibration = &quot;{calibration}&quot; needs the same gauge in every submission; set sampler.gauges to 1 and sampler.spin_reversal to false, or calibration to off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.static_share and sampler.drift_share add up to more than 1; lower one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not available; use pegasus:2 to pegasus:24 or zephyr:1 to zephyr:24</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above {most_exact_classes} outputs the exact P(y|x) is out of reach; it is estimated by sampling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>digits (8×8, embedded), mnist, fashion-mnist, or the path of a folder of IDX files or an .npz file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes to distinguish, as numbers or names; two classes share one output, more have one output each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the random, balanced training subset, or all images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the random, balanced test subset, or all images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subset seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the random choice of images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names fewer than two classes; name 2 to {most_classes} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names {value} classes; choose at most {most_classes}, as samples of more outputs would hardly be alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names a class twice; name each class once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number K of hidden units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of the EBM&apos;s initial weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ebm learns from samples of P(y|x) (Classical-2, Quantum-1); mlp uses backpropagation (Classical-1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EBM, from samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MLP, backpropagation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampled uses Γ samples of P(y|x), as in the paper; exact uses its closed form and needs the exact sampler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of training steps, one batch each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training images per step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random shuffles all images; balanced puts equally many images of each class into every batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ADAM&apos;s step size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of weights, batches and samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps between two evaluations on all images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shadow MLP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train an MLP by backpropagation on the same batches, for the paper&apos;s symmetrised KL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coin-trained twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a second EBM on the same batches with a coin (P(y) = ½) in place of samples, to see live what the samples add; it takes no QPU time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop on failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the run when its outputs have become constant: further steps will not recover it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QPU time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit on the QPU access time of this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit on the submissions of this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>submissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training.batch_size ({batch}) is larger than data.train_size ({size}); lower the batch size or use more training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data.train_size ({size}) is smaller than the number of classes ({classes}); use at least one image per class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training.gradient = &quot;exact&quot; needs sampler.kind = &quot;exact&quot;, not {kind}; change one of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.beta_eff = &quot;auto&quot; needs an annealer; give {kind} a number such as 16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {most_exact_classes} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.kind = &quot;{kind}&quot; cannot take {beyond}, as it sums over all 2^M states of the outputs; choose &quot;gibbs&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.calibration = &quot;{calibration}&quot; cannot take {beyond}, as it sums over all 2^M states of the outputs; choose &quot;off&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training.batch_size ({batch}) times the states that its samples may take ({states}) is more than {most_counts} with {classes} classes; lower the batch size or sampler.reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the path of a TOML file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} nests its keys too deeply; write sections and keys as in [training].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} is not valid TOML: {error}; correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} nests its values too deeply; use plain values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains a number with far too many digits; correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} contains a number with far too many digits; correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>module &apos;qanneal_gui.data&apos; has no attribute {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated (your own files)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be downloaded; choose one of {catalogue}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not exist; use a folder of IDX files or an .npz file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot copy {path} to {target}: {value}; free some space or set QANNEAL_HOME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be the name of a data set; use up to 64 letters, digits, dots, hyphens and underscores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the name of a built-in data set; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A data set named {name} has already been imported; choose another name, or delete {target} first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains {class_names} different labels; use class numbers, at most {max_classes} of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains training images of {train} pixels but test images of {test}; make them the same size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains fewer than two classes with both training and test images; use a data set with at least two, and check that no label file has been mistaken for another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write to {folder}: {reason}; free some space or set QANNEAL_HOME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for another download of {entry} to finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading {entry}, file {number} of {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{netloc}: not the published file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{entry} could not be downloaded ({failures}); check the network connection, put its four .gz files into {folder}, or set QANNEAL_DATA_DIR to the folder that contains {entry}/.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mirror sends more than the file&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsigned bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16-bit integers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32-bit integers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32-bit floats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>64-bit floats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} lacks {missing}; add the missing files, plain or as .gz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{images} contains {images2} images but {labels} beside it contains {labels2} labels; replace the one that does not belong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} would unpack from {stored} to {size} bytes; use a smaller file, or unpack it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a damaged or incomplete gzip file; download or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read {path}: {reason}; use a readable IDX file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} contains data after its last {content}; download or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file; use an IDX file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not an IDX file; use files in MNIST&apos;s format, plain or as .gz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an array of {found} dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} contains {held} where {content} are expected; put the right file there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} contains {types}; convert its {content} to unsigned bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} contains no {content}; use another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} declares images of {size} pixels; use images of 1 to {max_side} pixels per side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} declares more than {max_bytes} MiB of {content}; use a smaller file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not the published file (its SHA-256 differs); delete it to download it again, or put your own images into a folder of another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is truncated: it is shorter than its header declares; download or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data.dataset cannot be {dataset}: no such folder or .npz file exists, and the known data sets are {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data.classes names {wanted}, but the classes of {dataset} are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data.classes names {names} twice; name each class once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data.classes names {names}, which has no {part} images; choose another class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data.{key} ({size}) is smaller than the number of classes ({members}); use at least one image per class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data.{key} ({size}) is too large: the largest balanced subset of these classes has {largest} {part} images; use at most that many, or &quot;all&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save it again with numpy.savez_compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} mixes uint8 and floats in x_train and x_test; save both as the same type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} would unpack to {size} MiB, but the limit is {allowed} MiB; save pixels as uint8, or fewer images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} is not a valid .npz archive; choose an .npz file or a folder of IDX files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} needs more memory than is available; use a smaller file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read {origin}: {reason}; use an .npz file or a folder of IDX files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} is damaged; {save_again}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} must contain x_train, y_train, x_test and y_test, or x and y, but contains {have}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} is compressed in a way that NumPy does not use; {save_again}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains {key} as {dtype}; save {key} as {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains a damaged {key}; {save_again}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the type {dtype}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains text in {labels_key}; save class numbers 0, 1, … there, and the names in class_names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} needs one integer per image in {labels_key}; save class numbers of shape (L,).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains {images} images in {images_key} but {labels} labels in {labels_key}; save one label per image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains no images in {images_key}; save at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains {key} of shape {shape}; save grey images, (L, h, w) or flat (L, N).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains images of {shape}×{shape2} pixels in {key}; use images of 1 to {max_side} pixels per side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains {key} as {dtype}; save pixels as uint8 or as floats in [0, 1].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains {odd} in {key}; replace those pixels with numbers in [0, 1].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains values outside [0, 1] in {key}; scale floats to [0, 1] or save uint8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} needs text of shape (n,) in class_names; save a list of names, one per label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains class_names of more than {longest_name} characters; shorten the names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains empty, unprintable or repeated class_names; give each class its own name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} contains labels {lowest} to {highest} but {names} class_names; name the labels 0, 1, … in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callable[[], Collection]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handwritten digits, 8×8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits 8×8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CC BY 4.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E. Alpaydin and C. Kaynak (1998), UCI and scikit-learn, https://doi.org/10.24432/C50P49</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST handwritten digits, 28×28</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CC BY-SA 3.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Y. LeCun, C. Cortes and C. J. C. Burges, http://yann.lecun.com/exdb/mnist/</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fashion-MNIST clothing images, 28×28</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H. Xiao, K. Rasul and R. Vollgraf (2017), https://github.com/zalandoresearch/fashion-mnist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ankle boot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read {path}: {strerror}; use a readable data set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set {entry} cannot be read ({name}: {error}); choose another, and report this to the authors of its package.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set {entry} says that its images have {image_shape} pixels, but they have {shape}; choose another, and report this to the authors of its package.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The samples are most faithful at β = {beta}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The automatic estimate is {automatic}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen: {chosen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic: {automatic}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fidelity of the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trials} trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for β_eff with {about}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dataset} {classes}, {steps} steps, {many} at each value. Left: mean over all steps; right: the MLP that inherits the weights, after the last step. The value with the smallest KL is chosen, whatever its accuracy. The automatic estimate comes from separate runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dataset} {classes}, {steps} steps, {many} at each value. Left: mean over all steps; right: the MLP that inherits the weights, after the last step. The value with the smallest KL is chosen, whatever its accuracy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>± unbiased standard deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of β_eff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen value, that with the smallest KL, is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of β_eff to try, above 0 and at most 1000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also train with β_eff = auto, which estimates β from the samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each β_eff must be above 0 and at most 1000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains at each value of β_eff on a grid and shows how faithful the samples are and what was learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the first run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimating β automatically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training at β = {beta}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL {kl} nats at β = {beta}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the first value was finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. {conclusion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.kind must be one that uses β_eff ({using}), with training.method ebm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topologies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chips: pegasus:m, zephyr:m or zephyr:m,t; one panel each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 for the star of one output as its hub grows; more for hidden units against outputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON file with the dead qubits and couplers, for one topology only; empty for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead qubits belong to one chip; give one topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity of a chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the largest network that fits a chip, with one output as its hub grows, or with several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App. B, Figs. 6, 7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Growing {what} on {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the first chip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest one-output network on a chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of hidden units that a hub of a given size reaches when grown greedily until the chip is full. No hub can exceed the dashed bound. The paper prints the sizes of its largest networks but not of their hubs, so its points are placed at the hub sizes we found for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ideal graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the paper&apos;s largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{topology}: {max_hidden} hidden units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hub size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>qubits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working qubits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden units (largest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden units (paper)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (the paper: {paper})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{topology} holds up to {max_hidden} hidden units{paper} with a hub of {hub_qubits} qubits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chain strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain strengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Couplings that hold the chains together, above 0 and at most 10, and no more than a QPU takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A chip, simulated or not: no other sampler has chains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each chain strength must be above 0 and at most 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan of chain strengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains at each chain strength and shows how often chains break and how faithful the samples are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chain strength {strength}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training at chain strength {strength}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL {kl} nats at chain strength {strength}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No value was finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain strength {strength} is chosen: KL {kl} nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence}, and output chains break in {value} % of the reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen: {strength}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chains that break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan of chain strengths with {about}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dataset} {classes}, {steps} steps, {many} at each value; means over all steps. The smallest KL is chosen, where output chains break in at most 5 % of the reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test accuracy (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen value is marked: the smallest KL of those whose output chains break in at most 5 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.kind must be one that has chains ({using}), with training.method ebm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler.j_range: chains of strength {strongest} would be capped at {value}; let it begin at {value2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs of classes, such as 2-3 (MNIST), Pullover-Dress (Fashion-MNIST) or digits:2-3; all means the paper&apos;s 16, and digits:0-1-2 is three classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MLP by backpropagation, EBM with Gibbs sampling, EBM with quantum sampling, and its null: the same with a coin in place of the annealer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trials per pair and method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stable: our settings, which do not fail; Advantage: a device with the errors of a real chip, and calibration; Paper: those of Sec. 5.2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of all trials by their names, separated by commas, for example Steps = 40.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of local processes that share the trials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dask cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of a Dask scheduler, such as tcp://host:8786; empty for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the finished trials of this study and repeat all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairs decide {name}; name the classes there, such as digits:0-1-2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper has no pairs of {dataset}; name the pairs yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison of the methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains MLPs and EBMs many times on 20 images of two classes, compares accuracy, loss and success rate, and says what the annealer has added to a coin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sec. 5.2, Figs. 4, 14, 15, Tables 1–3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This exceeds the budget of {qpu_seconds} and {submissions} submissions, where the study would stop; raise budget.qpu_seconds or budget.submissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tasks} trials {study}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study has used up its budget ({seconds} of QPU time in {submissions} submissions); raise budget.qpu_seconds or budget.submissions to continue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the QPU, one after another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {local} of them on the QPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped and saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended early and saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}: {count} in {elapsed}. {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ({reused} from an earlier run)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{results} of {tasks} trials{before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MLP with the EBM&apos;s weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EBM with the MLP&apos;s weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>digits, mnist, fashion-mnist, or the path of your own data set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes to distinguish; all their images are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps of both networks, one batch each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps between two evaluations of all four networks on all images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the EBM: in closed form, or from short Gibbs chains (contrastive divergence), as in the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From Gibbs chains (CD)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With CD: Gibbs chains per example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With CD: updates of each unit per chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equivalence of MLP and EBM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains an MLP by backpropagation and an EBM with its own gradients, then swaps their weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sec. 5.1, Figs. 3, 8–13</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading {dataset}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training both networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of {steps}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the first evaluation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symmetrised KL {last} nats after {last2} steps; test accuracies {last3} (MLP) and {last4} (EBM).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{split} accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All four networks after step {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss: cross entropy for an MLP, negative log conditional likelihood for an EBM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>symmetrised KL / 0.01 nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross entropy of the MLP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log conditional likelihood of the EBM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log P(y|x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy of the MLP, and symmetrised KL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{accuracy}; KL / 0.01 nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy of the EBM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contrastive divergence ({reads} chains of {sweeps} sweeps)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equivalence of MLP and EBM: {classes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MLP trained by backpropagation, EBM by {how}, on the same batches of {batch_size} of all {get} training images. Solid: a network with its own weights; dashed: with the other&apos;s. Losses on all training images, accuracies on all test images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MLP ↔ MLP with the EBM&apos;s weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EBM ↔ MLP with its weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divergence of the outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>symmetrised KL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symmetrised KL: {classes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over all test images. Solid: between the MLP trained by backpropagation and the MLP with the EBM&apos;s weights, as in the paper. Dashed: between the EBM&apos;s exact P(y|x) and the MLP with its weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs per value, each with its own seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes to distinguish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps of each run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What draws the samples; simulated annealing (neal) has no automatic estimate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D-Wave solver; empty picks the least loaded one that fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit on the QPU access time of all runs together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the first trial.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search used up its budget before all values were tried; raise budget.qpu_seconds or budget.submissions, or try fewer values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {qpu_seconds} of QPU time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a result of an experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result {path} cannot be read ({name}); run the experiment again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be deleted: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is the beginning of several results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{result} {many}; &apos;qanneal results&apos; lists all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest network on a chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden units of the largest network found for each number of outputs. In a comb every output is a set of parallel lines, and every hidden unit one qubit that crosses them all; in a general biclique hidden units are chains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden units (comb)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden units (general biclique)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{topology} holds up to {max_hidden} hidden units with {outputs} outputs (as a general biclique: {bicliques}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>general biclique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comb, ideal graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comb, working graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{topology}: {max_hidden} hidden units, {outputs} outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No process can be started for the queue ({strerror}); close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: {name} cannot be used ({first}); add it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of qanneal cannot run {kind} from the queue; update qanneal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was interrupted and cannot go on where it was; retry it to begin anew, which costs its QPU time again, or see the runs that it has made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pegasus P16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zephyr Z15</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MLP, matrix product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EBM, exact conditional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EBM, Gibbs sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chip whose capacity sets the largest size: pegasus:m, zephyr:m or zephyr:m,t.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of sizes, evenly spaced on a log scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of visible units to start from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of measurements of each size; medians are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of samples of one example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gibbs sampling only: updates of each unit per sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By D-Wave&apos;s published timing model, or measured on a D-Wave annealer, one submission per size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timing model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit on the QPU access time of all sizes together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of weights and samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runtime against size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times an MLP&apos;s matrix product, the exact conditional, Gibbs sampling and the QPU, and extrapolates to the size at which the QPU becomes faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sec. 5.3, Fig. 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Growing stars on the chips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round {rounds} of {repeats}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the first round was complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling {size} visible units on the QPU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The QPU is faster than the MLP {found}, than the exact conditional {found2}, and than Gibbs sampling {found3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact conditional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gibbs sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visible units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medians</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the paper&apos;s {size} ({chip})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capacity of {chip}: {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crossing, {short}: {visible}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gibbs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One hidden unit, Γ = {reads}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, extrapolated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timing model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QPU, mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QPU times are not measured but come from the published timing of {topology}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QPU times are the reported access times, one submission per size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, where the size fits on its working graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for one example: one product with the MLP&apos;s weights; {reads} samples of the exact conditional; {reads} Gibbs samples of {sweeps} sweeps; {reads} reads of one submission at {anneal_time_us} µs, programming included. With one output no advantage of the QPU is possible: the exact conditional costs one pass over the units, and grows no faster than programming them. The classical times are medians of {rounds} rounds on one core of this computer; the paper used a GPU. {qpu}; dashed: their mean. Dotted: a straight line fitted to the largest sizes (from a tenth of the largest). {rstrip}; in brackets the 95 % interval of a bootstrap over sizes and rounds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an Advantage2 system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an Advantage system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at no size up to {farthest} visible units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at every size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no upper limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above {visible} visible units ({low} to {high})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} must end in .{formats} or .{formats2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to export as {suffix} yet; run the experiment first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same on the terminal:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to repeat it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the run at each value:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} submission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} submissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give pegasus:2 to pegasus:24 or zephyr:1 to zephyr:24, for example zephyr:15 or zephyr:15,4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be {first}: {lower}{message}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name at most {bounds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name at least {bounds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fig. 4: test accuracy of the MLP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fig. 14: test accuracy of the MLP, digit pairs of MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fig. 15: test accuracy of the MLP, class pairs of Fashion-MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over the successful trials; the band is ± one unbiased standard deviation. The points at the end are those of the paper&apos;s Table 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over the successful trials; the band is ± one unbiased standard deviation. A loss that rises while the accuracy stays is a network that is too sure of what it gets wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test accuracy of the MLP, other pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test loss of the MLP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} (successful: {counts})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % intervals of the mean over paired trials, by Student&apos;s t, which allows for how little few trials tell of their own deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test accuracy is {accuracy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test loss is {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (few: the intervals rest on normally distributed differences)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with a coin in place of the sampler, {method_names}&apos;s {parts}, over {trials} of {pairs} pairs{few}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with a coin in place of the sampler, {method_names}&apos;s {parts}, over {trials}{few}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and its </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paired trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; {better} in {better2} of {pairs} pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different by {mean} (single trials have no interval{where})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measurably different ({mean}, 95 % interval {low} to {high}{where})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lstrip} {word} (95 % interval {ends}{where})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} paired trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} paired trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy less the coin&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss less the coin&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{finding} Bars: {intervals}. An accuracy above 0 and a loss below 0 are better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the samples add: test accuracy and loss less those with a coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not a pair; write it as 2-3, Pullover-Dress or digits:2-3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} names one class twice; name two different classes, or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{legend}; Δ is ours minus the paper&apos;s, marked where ours is {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{methods}. Mean over the successful trials ± unbiased standard deviation, of the same network as the accuracy, after the last step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test loss / nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{short} accuracy / points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{short} loss / nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{methods}; each less the coin, trial by trial, failed trials included. In brackets: {intervals}. Marked where the whole interval is better than the coin. {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the samples add: method less coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, coin the sampler uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C1 is Classical-1, C2 Classical-2, Q1 Quantum-1{coin}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table 1: mean test accuracy of the successful trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table 2: training steps until the test accuracy surpasses 70 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower. Mean curve of the successful trials; &gt;20 counts as 21 in the difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table 3: success rate / %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classical-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classical-2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantum-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a trial with sampler.kind {kind} is none of the methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trials on a real QPU need a library, whose ledger keeps the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trial was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in this process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker processes were killed repeatedly, perhaps because memory ran out; use fewer workers and run the same command again to continue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over {workers} local processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give either a number of workers or the address of a Dask cluster, not both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Dask cluster needs the package distributed; install it with: pip install &apos;qanneal-gui[cluster]&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run the same command again to continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Dask scheduler has gone; start it again, then {goes_on}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cluster&apos;s workers were killed repeatedly, perhaps because memory ran out; run fewer per machine, then {goes_on}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the Dask cluster at {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Dask scheduler at {address}; give the address that &apos;dask scheduler&apos; prints, such as tcp://127.0.0.1:8786.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Dask cluster at {address} has no workers; start some with: dask worker {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cluster worker lacks part of the program ({theirs}); install the same qanneal-gui everywhere and restart the workers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Dask cluster at {address} has no workers left; start some, then {goes_on}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cluster could not run a trial ({out}); {goes_on}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{failures} trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ({done} others are finished and kept)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} failed{kept}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two tasks of the study are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local tasks need a local function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trial failed unexpectedly ({name}); the log file has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cluster worker has qanneal-gui {theirs} and this is {ours}; install the same version everywhere and restart the workers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write 1, 2, 5 or 0.1..1 in 5 or log 0.001..0.1 in 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not of the form section.key=values; {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no range {notation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write 0.1..1 in 5 or log 0.001..0.1 in 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} has no values; {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} has the value {one} twice; name each value once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} is not a setting of this run; name one as in training.learning_rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} is a limit and changes nothing that is learned; vary another setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes no range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list its values, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs two different ends of its range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot take {count} values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give 2 to {most_values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs both ends above 0 in a logarithmic range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write, for example, log 1..100 in 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has only {found} whole numbers in this range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask for fewer values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting can take at most {most_values} values in a sweep; name fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {done} of them finished before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{runs}, all of them finished before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hidden} hidden units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The combination with {hidden} cannot be run: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of fewer runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep over {varied}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best {metrics} is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of {runs} runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> at most at each point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> at each point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, of {wanted} that were wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Of {lines} lines {most_lines} are drawn; the table has all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{each} All values are those of the last evaluated step.{more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} not finished: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} not finished; start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trial}: step {step} of {steps}. {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}; {going} at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}: {count} in {elapsed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ({reused} from before)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {combinations} at random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {seeds} seeds each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sweep would have {wanted} runs, more than {most_trials}; vary less, take fewer seeds, or draw a sample of the combinations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two combinations of the sweep come to the same run; vary what makes a difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sweep needs a setting to vary, such as training.learning_rate=0.01, 0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} is varied twice; name all its values at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} differs between the seeds anyway; vary it, or ask for one seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The combination {said} cannot be run: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} combination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} combinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run has a {metrics} yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best {metrics} with {row}: {value} ({runs}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run has the tag {group}; &apos;qanneal runs list&apos; shows all runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs with the tag {group} do not differ in any setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Varied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>section.key=values for each varied setting: 1, 2, 5 or 0.1..1 in 5 or log 0.001..0.1 in 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs of each combination, each with its own seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the combinations to draw at random; 0 for all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>combinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of that draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the best combination is chosen by, and what is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the sweep; the tag of its runs begins with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run whose settings are varied, by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of all runs by their names, separated by commas, for example Steps = 40.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of local processes that share the runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of a Dask scheduler with workers on this computer, such as tcp://127.0.0.1:8786; empty for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the finished runs of this sweep again, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one of {presets}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains at all combinations of the values that some settings take, each with several seeds, and says which are the best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sweep is being run in another window or terminal; stop it there, or wait until it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker on {gethostname} does not see the run library in {task}; a sweep needs workers on the computer that has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a word to the workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{series} (no values)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no part of a figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the arrays of a curve differ in length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook&apos;s address is empty, too long or holds blanks; copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of a webhook; give one that begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook&apos;s address holds a user name; give one without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With http:// everybody on the way could read the webhook&apos;s address; give one with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail server {host} is not of this computer: choose STARTTLS or TLS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no password for the mail server {host}; enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signing in with a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail server {host} does not offer {what}; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail server {host} has refused the user name or the password; enter them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail server {host} has refused the addresses; check them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail server {host} cannot be used ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>qanneal: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>

See: qanneal runs show {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run or an experiment has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is paused: by a limit, by trouble with the annealer, or by an order from elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run or an experiment has failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 % of a run&apos;s or of the month&apos;s QPU time is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run shows a problem, such as samples that the chip&apos;s errors shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue is empty, or has paused by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a test: qanneal can reach you here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{titles} failed unexpectedly ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A notice was not sent. {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no webhook; give its address with: qanneal notify --webhook URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its certificate is not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not speak TLS at this port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has closed the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its answer is no HTTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has answered {smtp_code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its answer is no SMTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is empty, too long or holds control characters; enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is no e-mail address; give one such as you@example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is no name of a computer; give one such as smtp.example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user name holds control characters or is too long; enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without TLS everybody on the way could read the mail and its password; choose STARTTLS or TLS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook at {host} cannot be reached ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook at {host} leads elsewhere ({status}); give the address it leads to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook at {host} has refused the notice ({status}); check its address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text/plain; charset=utf-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the settings of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{values} is not an annotation of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {run} is still running; stop it before deleting it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run {run} in the bin; &apos;qanneal runs bin&apos; lists the runs there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} is the beginning of more than one id in the bin; give more of the id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {name} of a run may have at most {longest} characters; shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {run} was deleted permanently; reload the list of runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} {mean_interval} over {found} of runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less the coin, {labelled}: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mean} (95 % interval {low} to {high})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks of a run do not fit each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an older schema, which a copy can leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run library {path} {foreign}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run library {path} was written by a newer version of qanneal; update qanneal, or set QANNEAL_HOME to another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make sure that its folder is writable, or set QANNEAL_HOME to another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is in use by another program; close that program and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lies where files cannot be locked reliably, as on some network homes; try again, or set QANNEAL_HOME to a folder on a local disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read or written; check its disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a run library of qanneal; move it, or set QANNEAL_HOME to another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be opened; {write_access}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not accessible to this account; {write_access}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written; {write_access}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was moved while it was in use; put it back and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot grow because the disk is full; free some space and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs more memory than is available; close other programs and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not answer before it was interrupted; try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was changed by another program just now; try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lacks what this version of qanneal expects: another program may have changed it; restore a backup of it, or set QANNEAL_HOME to another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run library {path} is damaged; restore a backup, or set it aside and recover the runs from their own files with: qanneal runs recover --all (what the QPU has cost is in ledger.jsonl, too).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run library {path} {advice}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run library {path} {lacking}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run library {path} could not be used ({name}); try again, and report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run library {path} {in_use}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write {path} ({value}); make sure that the folder is writable, or set QANNEAL_HOME to another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the name of a placement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a frame of another step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a frame of another network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a frame of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading run {i} of {runs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} while a run was being recorded; nothing of this run is lost: continue or end it, and what was recorded is written there again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run library {path} {change}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can no longer be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was replaced by another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was replaced by an older copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (all images)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ({size} images)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{networks} by backpropagation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preset {nearest}, but {told}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preset {nearest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {qpu_seconds} QPU time in {submissions} submissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{chosen} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is left at Leap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Leap has left, in {path}, cannot be read; enter it again with: qanneal limit --leap SECONDS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{home} cannot be removed: {strerror}; remove it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Leap has left must be a number of seconds from 0 to {largest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{limit} is not a limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} is not one of {submission_kinds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>qanneal {run} {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The QPU time that {solver} would bill cannot be estimated ({estimate} s); choose another solver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer to {lost} of step {step} cannot be read, and may have been billed; to continue, it has to be sent again and paid for again (about {estimate}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ledger of run {run} is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {run} has no submission that this could be noted of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is limited to {run_submissions} and has made {submissions}; raise budget.submissions to continue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cost} could exceed this run&apos;s limit of {seconds} of QPU time, of which {run}; raise budget.qpu_seconds to continue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cost} could exceed this computer&apos;s limit of {limit} of QPU time in {today} (UTC), of which {month} by all runs; raise it (qanneal limit SECONDS), or wait until next month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cost} could exceed the {seconds} that Leap had left, of which {since} by now; enter what Leap says now (qanneal limit --leap SECONDS).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next submission (about {cost})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{nanoseconds} are used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ({unknown} of unknown cost included)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run, entry, kind, solver, state, created, sent, completed, qubits, reads, estimate_ns, billed_ns, problem, step, mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write {path} ({value}), which keeps what the QPU has cost; make sure that it is writable and that there is space on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ledger&apos;s second home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number, id, name, created, updated, state, message, recording, config, seeds, versions, steps, last, best, seconds, qpu_seconds, submissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {id} is active in another window or terminal; stop it there, or with: qanneal stop {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weights of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {name} has no saved weights yet; train it for a step first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read {path} ({strerror}); check the permissions of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot use the weights in {path}: {error}; train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {row} is still running; stop it before deleting it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted at step {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no runs yet; &apos;qanneal train&apos; starts one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run {run}; &apos;qanneal runs list&apos; shows all runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} is the beginning of more than one id ({names}); give more of the id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>({classes} classes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of its length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shift of log-odds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output chain breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below noise floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wall time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EBM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The energy-based model, evaluated by its exact P(y|x). {estimated}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MLP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ordinary network with the same weights; this is what is exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second MLP, trained by backpropagation on the same batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second EBM, trained on the same batches with a coin in place of samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test accuracy of the {networks} on {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the test images of {name} that are classified as such.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test accuracy of the EBM over one-hot states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The EBM with three classes or more, if only the one-hot states of its outputs are compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ebm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one-hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symmetrised KL, shadow ↔ MLP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL between the outputs of the shadow MLP and of the MLP with the EBM&apos;s weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shadow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mlp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap, EBM ↔ MLP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap: KL between the EBM&apos;s exact P(y|x) and the MLP with its weights. {estimated}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test gain over the coin-trained twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-likelihood of the EBM less that of its twin, which learns the same batches with a coin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training gain over the coin-trained twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL(sampled ‖ exact)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean divergence of the samples from the closed form, over the batch; exact samples show their shot noise, which for many outputs is most of it. {estimated}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL(sampled ‖ exact) less shot noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same less what as many exact samples would show: 0 on average if the samples are exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total variation, sampled ↔ exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half the sum of |frequency − probability| over all outputs, the mean over the batch; exact samples show their shot noise, sampler.tv_expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine of the sampled gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine between the gradient from samples and the exact one of the same batch, over all weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine of a coin&apos;s gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same cosine with P(y) = ½ in place of the samples: what the labels give by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error of the sampled gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖sampled − exact‖ / ‖exact‖ of the gradient of the batch, over all weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot noise of the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the same error would be on average with as many exact samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shot noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples of y per example at this step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift of the log-odds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root mean square difference between sampled and exact log-odds of y, where the reads can tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected shift of the log-odds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shift that the known errors of the device and the shot noise are expected to cause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The effective inverse temperature by which the problem was divided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output chain breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the reads in which the qubits of an output&apos;s chain disagree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below noise floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the programmed values that are smaller than the device&apos;s errors. They are not lost: over K hidden units signals add up as K, errors as √K.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QPU access time so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wall time so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the monthly limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The monthly limit in {path} cannot be read; set it again with: qanneal limit SECONDS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The monthly limit must be a number of seconds from 0 to {largest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {id} is not running; &apos;qanneal runs list&apos; shows the state of every run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queue.number, position, kind, queue.name, settings, queue.state, queue.message, run, owner, billed, agreed, queue.qpu_seconds, queue.seconds, steps, queue.notes, done, runs.state AS run_state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {number} of the queue was run or changed while it was edited here; press Queue to add what the form shows as an entry of its own, or Edit (F2) to see it as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {number} of the queue is {entry}; only one that has failed or is on hold can be retried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue has no entry {number}; list its entries with: qanneal queue list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {number} of the queue is running; stop its run first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{takes}, and no QPU time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{takes}, and about {qpu_seconds} of QPU time for {billed}; {seconds} are left this month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{whose} takes about {qpu_seconds} of QPU time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{takes}, and {seconds} are left {of}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entries wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {number} cannot follow step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write {current} ({strerror}); make sure that the folder is writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be the name of a run&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recorder of run {id} is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} is not a state of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was recorded is there again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run is in a new library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run is in a new library; recover the other runs with: qanneal runs recover --all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what lay there is {aside} now, and {db}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is {aside} now, and {db}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not numbers of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not counts of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not what reads tell of a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a number of reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not counts of reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the outputs that were drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many outputs of too many examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the counts of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the examples of a batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not what is said of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not what a QPU spent its time on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acc &gt; 94 and sampler = qpu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{next} has no place where it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has too many brackets within each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bracket is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a field or a word is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value is missing after {operator}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} is not a number, to which {name} could be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{missing} before {token}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{strip} is no operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is more than one setting: {meant}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is neither a setting nor one of {fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search cannot be read: {why}; write it as in {example}, or put text in quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps {steps} to {steps2} take about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {seconds} of QPU time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{needed}, and {room} are left of this run&apos;s limit of {qpu_seconds}; raise budget.qpu_seconds to {enough}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {count} submissions, and {free} are left of this run&apos;s limit of {submissions}; raise budget.submissions to {submissions2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{needed}, and {seconds} are left {of}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file of step times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write {path} ({strerror}); make sure that the folder is writable and that there is space on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the steps of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state IN (&apos;intended&apos;, &apos;sent&apos;)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a sum of integers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not a QPU access time in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>problem {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {row} billed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {row} simulated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{billed}, {row} unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lost}; &apos;qanneal runs recover&apos; recovers what it can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of {runs} are here, but not in the run library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a note of an export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of this computer&apos;s limit for this month; raise it (qanneal limit SECONDS), or wait until next month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at Leap, by what was entered and spent since; enter what Leap says now (qanneal limit --leap SECONDS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {arrays} instead of {keys}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its arrays are not of type float32 or float64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the shapes {w1}, {b}, {w2} and {c} are not those of one network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a safetensors file of NumPy arrays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the note of the library&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole run, for import elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot import {path}: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ledger of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read {path}: it is not a regular file; choose an archive written by &apos;qanneal export&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {path}; choose an archive written by &apos;qanneal export&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read {path} ({strerror}); check the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive of runs is incomplete; ask its sender for the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write {filename} ({strerror}); make sure that the folder is writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {run} is already in this library; delete it first to import it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {run} is in this library&apos;s bin; restore it with &apos;qanneal runs restore {run}&apos;, or delete it permanently with &apos;qanneal runs purge {run}&apos; and import it then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {id} is being imported by another window or terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its table of contents is not that of an archive of runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would unpack to far more than such a file can contain; ask its sender for the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of it is far too large; ask its sender for the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something was added to it or is missing; ask its sender for the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was damaged or altered in transit; ask its sender for the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not an archive of runs; choose a file written by &apos;qanneal export&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of its lines is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it contains far more steps than such a file can; ask its sender for the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its last line is incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of it is not JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of it is not a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its description of a run is invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exported at step {steps}, while it was {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of its steps is invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its steps are not in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some of its samples are invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its samples do not match its steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was made by another version of qanneal; update qanneal to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its list of runs is invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its list of runs is empty, too long, or names a run twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its list of submissions is invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its settings do not fit this version of qanneal ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a time of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of its times is invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its {name} cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a qubit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>@software{qanneal,
  title   = {qanneal: training neural networks with a quantum annealer},
  author  = {{The qanneal developers}},
  version = {{version}},
  license = {Apache-2.0}
}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>@misc{yang2023training,
  title         = {Training Multilayer Perceptrons by Sampling with Quantum Annealers},
  author        = {Yang, Frances Fengyi and Sasdelli, Michele and Chin, Tat-Jun},
  year          = {2023},
  eprint        = {2303.12352},
  archivePrefix = {arXiv}
}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test accuracy of each class after step {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For what each class is taken cannot be counted: weights or images are not on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For what each class is taken cannot be counted: the data set has changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test images by true class (rows) and class predicted by the MLP (columns)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images put into their class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights for PyTorch (safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights for NumPy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MLP with {hidden} hidden units; y holds probabilities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network for ONNX Runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot export as {format}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The extension of {path} is not that of a known format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format {name} holds a single run; select one run, or choose one of {many}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {parent} does not exist; create it first, or choose another location.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file; give the name of a file to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot create the folder {kit} ({strerror}); choose another location.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export kit: weights, model card, snippets (folder)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics of every step (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {id} has no recorded steps yet; train it for a step first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test accuracy of the MLP by class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The heavy line is test accuracy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A figure cannot be {width} cm wide; choose a width from {narrowest_cm} to {widest_cm} cm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} must end in .svg; the window writes PDF and PNG, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These runs have no curves yet; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read {path}: this is not a path; give {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read {path}: it is {kind}; give {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read {path}: it is larger than {largest}; give {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} is in {encoding}; save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} is UTF-16 or not a text file; save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{origin} is not in UTF-8 (line {line}); save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read {path}: {value}; give {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{record}: a message that could not be formatted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one of {self}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a {what} named {name} already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{module} registers no {what} of that name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remembered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped while waiting for the system keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system keyring did not answer within {seconds} s; unlock it and try again, or {rpartition}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no keyring; {instead}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system keyring is locked; unlock it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system keyring failed ({name}); {instead}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be read ({strerror})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no file that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was written by a newer version of qanneal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it belongs to another run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was made with other settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was made with other images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is ahead of the recorded steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lacks a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lacks moments of ADAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its arrays are not those of this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>qanneal resume {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a submission takes at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run needs at least {values} GB of memory, and this computer has {there} GB; lower {largest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a step takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A submission takes at least {least} of QPU time, and {seconds} are left {of}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>budget.qpu_seconds = {qpu_seconds} is less than {what} ({seconds}); raise it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>budget.submissions = {submissions} is less than {what} ({submissions2}); raise it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are for {shape} pixels and {c} outputs, but {dataset} has {pixels} and {outputs}; the data set has changed since, so train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are not finite numbers; lower training.learning_rate and train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images of {listing} are not on this computer; choose that data set in the form and download it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with this chip&apos;s calibration of {age} ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading {dataset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training.batch_size ({size}) is larger than the training set ({images} images); lower it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped in the middle of a step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are no longer finite after step {step}; lower training.learning_rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused from elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped on failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: needs a token ({replace});{advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} {solver} is online and fits: the run may go on there, re-embedded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{from_elsewhere}; continue with: qanneal resume {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({name}); the log file has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after step {steps}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reads that are needed cannot be told from these numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} while a run was being recorded; {move}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {steps} steps are recorded, but not how the run ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{max} of {steps} are saved beside its weights; recover them with: qanneal runs recover {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chip&apos;s working graph has changed; the network was re-embedded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{without_id} of step {step} may have been sent before the interruption, but its id was not received. It is looked up at D-Wave, and sent (and paid for) again only if it is not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no step was saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the probabilities of single examples were lost with the run library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps {lost} to {lost2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lost} of its steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was measured at {which} was lost with the run library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no lost run {run}; &apos;qanneal runs recover&apos; lists the lost runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered run {run} with all that was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recovered after step {metrics}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {run} is active or recovered already; list the runs again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which was {columns}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continue with: qanneal resume {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered run {run} after step {metrics}{lacking}; {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {directory} cannot be recovered: {reason}; its weights are in {directory2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaying step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped while replaying the recorded steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one before it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recorded samples were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint {name} cannot be used: {error}; {instead} used instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The samples of step {step} of run {run} are missing, so it cannot be resumed; start a new run with its settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {id} was recorded by another version of qanneal and cannot be resumed ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {id} has already done {steps} steps; give a larger total (for example --steps {value}) to extend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {id} uses no D-Wave QPU, so it has no solver to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{section}.{key} cannot be changed in a resumed run (it is {key2}); start a new run for {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped during preparation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to D-Wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding {hidden} hidden units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for another solver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run is as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no run was begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{given_up} after step {step}: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network was re-embedded on {chip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{spent} of QPU time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no QPU time billed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entry waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} entries wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue has paused after {badly}, which {badly2}, and {waiting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} failed {so_far}{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> without having learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was paused from elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{used} of {limit} of QPU time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} nears its limit: {amounts} {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month&apos;s QPU time is nearly used up: {used} of {limit}, {left} left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} test accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} of QPU time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} of simulated QPU time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{library} left this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{removesuffix}; no setting is known to lower it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine: between the gradient that the samples give and the exact one of the same batch, over all weights; 1 is the same direction. The coin&apos;s is that with P(y) = ½ in place of the samples: what the labels give by themselves. Of what the coin lacks, the samples supply the share (mean cosine − mean of the coin&apos;s) / (1 − mean of the coin&apos;s), over the last {recent} steps: 0 % is a coin, 100 % the exact gradient. {estimated}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-likelihood of the labels under the EBM less that under its twin, mean over the images, in nats. The twin is the network that the same run would have with a coin in place of the sampler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backpropagation takes no samples; choose the method EBM to see what an annealer&apos;s samples add.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A coin stands in for the samples here; choose another sampler to see what its samples add.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the first samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The annealer&apos;s samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated annealer&apos;s samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of late a coin&apos;s gradient points where the exact one does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} account for none of the gradient: a coin&apos;s is as good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} account for {value} % of the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on test images the EBM is level with its coin-trained twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ahead of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on test images the EBM is {gain} nats {where} its coin-trained twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start again with a learning rate below {rate} (the preset stable uses {safe_rate})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start again with larger initial weights (model.init_std) or another training.seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outputs have become the same for every image and are unlikely to recover: {way_out}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test accuracy has stayed at {value} % for {window} evaluations and the loss is not falling: {way_out}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test accuracy has fallen by more than {value} points {times} times in {window} evaluations: {way_out}, or with batches larger than {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>errors of h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>errors of J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounding of h and J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>susceptibility χ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β_eff off the device&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capped values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken output chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shot noise of the reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the samples are off, as a shift of the log-odds of y. Expected: from the device&apos;s known errors. Each cause has its fraction of the mean square in the bar; its figure is what it would shift alone. Measured: from the reads. Root mean squares over the last {recent} batches, without outputs so near to 0 or 1 that fewer than 5 reads are expected to differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The known errors explain a shift of {expected}, and {measured} was measured, so something else is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} alone shift the log-odds of y by {value} (P = 0.50 becomes {value2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} alone shifts the log-odds of y by {value} (P = 0.50 becomes {value2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{not_learned}: the test accuracy at the end is {value} %, no better than guessing ({value2} % ± {value} %). Extend it, or start again with another learning rate or seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{not_learned}: the test accuracy at the end is {value} %, no better than guessing ({value2} %). Extend it, or start again with another learning rate or seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β_eff is known only to ± {value} %; the noise budget says what that shifts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Markov chains have not forgotten where they started, so the samples are not those of P(y|x): use {config}{config2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Markov chains have not forgotten where they started, so the samples are not those of the chip: use {config}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device errors shift the log-odds of y by {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The samples have been far from the {known} P(y|x) for five steps (KL {value} nats).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β_eff is drifting: it changed by {value} % within {half} steps, so earlier steps were sampled at a different temperature; the next ones use the new value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run will take {projected} of QPU time instead of the estimated {estimated}: stop it, or let it run up to its limit of {limit} (budget.qpu_seconds).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the exact sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Gibbs sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, or the exact sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {sweeps} sweeps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
